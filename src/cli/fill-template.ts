import { isNode, isScalar, parseDocument, stringify, visit, type Document, type YAMLMap } from 'yaml';
import type { InitAnswers } from './ask-init.ts';
import type { Template } from './templates.ts';

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A template with a person's answers in it. What they do not change stays as it is written, comments and all. */
export function fillTemplate(template: Template, { name, platforms, locales }: Omit<InitAnswers, 'template'>): string {
  const text = template.text.replace('$schema=../campaign.schema.json', '$schema=campaign.schema.json');
  const document = parseDocument(text);
  const changes = [
    replace(document.getIn(['name'], true), flow(name)),
    ...(platforms === undefined ? [] : platformChanges(document, text, platforms)),
    ...(locales === undefined ? [] : localeChanges(document, template.locales, locales)),
  ];
  return changes
    .toSorted((a, b) => b.start - a.start)
    .reduce((written, { start, end, text: by }) => written.slice(0, start) + by + written.slice(end), text);
}

/** Videos that narrow the platforms keep what is left of them, or go everywhere. */
function platformChanges(document: Document, text: string, chosen: readonly string[]): Change[] {
  const changes: Change[] = [];
  visit(document, {
    Pair: (_, pair, path) => {
      if (!isScalar(pair.key) || pair.key.value !== 'platforms' || !isNode(pair.value)) return;
      const isWhole = path.length === 2;
      const listed: readonly unknown[] = pair.value.toJS(document);
      const left = isWhole ? chosen : chosen.filter((platform) => listed.includes(platform));
      changes.push(left.length > 0 ? replace(pair.value, flow(left)) : removeLine(pair.value, text));
    },
  });
  return changes;
}

/** Texts by locale get the chosen ones; where there is no translation yet, the first text stands in for it. */
function localeChanges(document: Document, before: readonly string[], chosen: readonly string[]): Change[] {
  const changes: Change[] = [];
  const listed = document.getIn(['locales'], true);
  const platforms = document.getIn(['platforms'], true);
  if (listed !== undefined) changes.push(replace(listed, flow(chosen)));
  else changes.push({ ...replace(platforms, `\nlocales: ${flow(chosen)}`), start: endOf(platforms) });
  visit(document, {
    Map: (_, map) => {
      if (!isByLocale(map, before)) return;
      const texts = Object.entries<unknown>(map.toJS(document));
      const stand = texts[0]?.[1];
      const own = new Map(texts);
      changes.push(replace(map, flow(Object.fromEntries(chosen.map((locale) => [locale, own.get(locale) ?? stand])))));
    },
  });
  return changes;
}

const isByLocale = ({ items }: YAMLMap, locales: readonly string[]) =>
  items.length > 0 && items.every(({ key }) => isScalar(key) && locales.includes(String(key.value)));

function replace(node: unknown, text: string): Change {
  return { start: (isNode(node) && node.range?.[0]) || 0, end: endOf(node), text };
}

function removeLine(node: unknown, text: string): Change {
  const { start, end } = replace(node, '');
  return { start: text.lastIndexOf('\n', start) + 1, end: text.indexOf('\n', end) + 1, text: '' };
}

const endOf = (node: unknown): number => (isNode(node) && node.range?.[1]) || 0;

const flow = (value: unknown): string =>
  stringify(value, { collectionStyle: 'flow', flowCollectionPadding: !Array.isArray(value), lineWidth: 0 }).trimEnd();
