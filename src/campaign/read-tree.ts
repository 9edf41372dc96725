import { LineCounter, parseDocument, type Document } from 'yaml';
import { explainYamlError } from './explain-yaml-error.ts';
import { TreeReader } from './tree-reader.ts';

export type Path = readonly (string | number)[];

/** Offsets into the text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Something wrong with the text itself. */
export interface TextFinding extends Range {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

/** A YAML file as plain data, with the place of every part of it. */
export interface Tree {
  readonly data: unknown;
  readonly key: (path: Path) => Range | undefined;
  readonly value: (path: Path) => Range | undefined;
  readonly findings: readonly TextFinding[];
  readonly lineCounter: LineCounter;
}

/** More than these help nobody: one missing bracket makes the parser stumble over everything that follows. */
const maxFindings = 10;

/** Reads YAML into plain data. `data` is undefined when the text is too broken to tell what was meant. */
export function readTree(text: string): Tree {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, stringKeys: true, uniqueKeys: false });
  const reader = new TreeReader();
  const data = document.errors.length === 0 ? reader.read(document.contents, []) : undefined;
  return {
    data: reader.stopped ? undefined : data,
    key: (path) => reader.keys.get(JSON.stringify(path)),
    value: (path) => reader.values.get(JSON.stringify(path)),
    findings: [...explainYamlErrors(document, text, lineCounter), ...reader.findings],
    lineCounter,
  };
}

/** One for each line. */
function explainYamlErrors({ errors, warnings }: Document, text: string, lineCounter: LineCounter): TextFinding[] {
  const exhausted = errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  if (exhausted !== undefined) return [explainYamlError(exhausted, text)];
  const found = new Map<number, TextFinding>();
  for (const error of [...errors, ...warnings].slice(0, 10 * maxFindings)) {
    const finding = explainYamlError(error, text);
    const { line } = lineCounter.linePos(finding.start);
    if (!found.has(line)) found.set(line, finding);
  }
  return [...found.values()].slice(0, maxFindings);
}
