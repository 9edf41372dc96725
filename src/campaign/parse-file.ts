import type { z } from 'zod';
import type { Diagnostic } from '../errors.ts';
import { explainIssue } from './explain-issue.ts';
import { type FindPlace, findPlaceIn } from './find-place.ts';
import type { Finding } from './finding.ts';
import { parseMended } from './parse-mended.ts';
import { Locator } from './locator.ts';
import { readTree, type Path } from './read-tree.ts';
import { requiredKeys } from './schema-at.ts';
import type { SourceFile } from './source-file.ts';
import { tidyFindings } from './tidy-findings.ts';

export interface Parsed<T> {
  /**
   * What the file says. When `diagnostics` holds errors, this is what is left without the wrong parts, so that the rest
   * can be checked as well, or undefined when too little is left.
   */
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Puts later findings in their places among the diagnostics; those about a part that is wrong already are dropped. */
  readonly withFindings: (findings: readonly Finding[]) => readonly Diagnostic[];
  readonly place: FindPlace;
}

/** A file with more is no campaign; showing them all would take longer than mending the first. */
const maxIssues = 200;

/** What is done to the data of a file before its schema sees it. */
type Prepare = (data: unknown) => { readonly data: unknown; readonly findings: readonly Finding[] };

const asWritten: Prepare = (data) => ({ data, findings: [] });

/** Reads any of the project's YAML files against its schema, with every mistake at once. */
export function parseFile<T>(schema: z.ZodType<T>, source: SourceFile, prepare: Prepare = asWritten): Parsed<T> {
  const tree = readTree(source.text);
  const locator = new Locator(source, tree);
  const broken = tree.findings.map((finding) =>
    locator.diagnostic({ severity: 'error', path: [], ...finding }, finding),
  );
  const isEmpty = tree.data === undefined || tree.data === null;
  if (isEmpty && (broken.length > 0 || requiredKeys(schema).length > 0)) {
    const diagnostics = broken.length > 0 ? inOrder(broken) : [locator.at(emptyFile(schema))];
    return { value: undefined, diagnostics, withFindings: () => diagnostics, place: () => undefined };
  }
  const { data, findings: unprepared } = prepare(tree.data ?? {});
  const result = schema.safeParse(data);
  const issues = result.success ? [] : result.error.issues;
  const context = { schema, data, secret: source.secret ?? false };
  const ofSchema = tidyFindings(issues.slice(0, maxIssues).flatMap((issue) => explainIssue(issue, context)));
  const findings = [...unprepared, ...ofSchema.filter((finding) => !concerns(finding, unprepared))];
  const value = result.success ? result.data : parseMended(schema, data);
  const diagnostics = [...broken, ...findings.map((finding) => locator.at(finding))];
  const later = (added: readonly Finding[]) =>
    added.filter((finding) => !concerns(finding, findings)).map((finding) => locator.at(finding));
  return {
    value,
    diagnostics: inOrder(diagnostics),
    withFindings: (added) => inOrder([...diagnostics, ...later(added)]),
    place: findPlaceIn(source, tree),
  };
}

function emptyFile(schema: z.ZodType): Finding {
  const hint = `it needs at least: ${requiredKeys(schema).join(', ')}`;
  return { severity: 'error', code: 'empty-file', message: 'the file is empty', path: [], at: 'value', hint };
}

/** Whether a finding is about something that holds, or is, a part found wrong before, or relies on one. */
function concerns({ path, given }: Finding, earlier: readonly Finding[]): boolean {
  return earlier.some((one) => isWithin(one.path, path) || given?.some((part) => isWithin(one.path, part)) === true);
}

function isWithin(path: Path, owner: Path): boolean {
  return owner.every((step, index) => path[index] === step);
}

/** From top to bottom; a part that several aliases repeat is wrong once. */
function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map(diagnostics.map((one) => [`${one.line}:${one.column}:${one.message}`, one]));
  return [...seen.values()].toSorted((a, b) => a.line - b.line || a.column - b.column);
}
