import type { z } from 'zod';
import type { Diagnostic } from '../errors.ts';
import { codeFrame } from './code-frame.ts';
import { explainIssue } from './explain-issue.ts';
import type { Finding } from './finding.ts';
import { mend } from './mend.ts';
import { readTree, type Path, type Range, type Tree } from './read-tree.ts';
import { keysOf } from './schema-at.ts';

/** A YAML file: the name to show in messages, and what it says. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
  /** Nothing that the file says is repeated in messages, only its keys. */
  readonly secret?: boolean;
}

export interface Parsed<T> {
  /**
   * What the file says. When `diagnostics` holds errors, this is what is left without the wrong parts, so that the rest
   * can be checked as well, or undefined when too little is left.
   */
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Puts later findings in their places; those about a part that is wrong already are dropped. */
  readonly locate: (findings: readonly Finding[]) => Diagnostic[];
}

/** Reads any of the project's YAML files against its schema, with every mistake at once. */
export function parseFile<T>(schema: z.ZodType<T>, source: SourceFile): Parsed<T> {
  const tree = readTree(source.text);
  const locator = new Locator(source, tree);
  const broken = tree.findings.map((finding) =>
    locator.diagnostic({ severity: 'error', path: [], ...finding }, finding),
  );
  if (tree.data === undefined || tree.data === null) {
    const diagnostics = broken.length > 0 ? broken : [locator.at(emptyFile(schema))];
    return { value: undefined, diagnostics, locate: () => [] };
  }
  const result = schema.safeParse(tree.data);
  const issues = result.success ? [] : result.error.issues;
  const findings = issues.flatMap((issue) =>
    explainIssue(issue, { schema, data: tree.data, secret: source.secret ?? false }),
  );
  const value = result.success ? result.data : schema.safeParse(mend(tree.data, issues)).data;
  return {
    value,
    diagnostics: unique([...broken, ...findings.map((finding) => locator.at(finding))]),
    locate: (later) =>
      unique(later.filter((finding) => !concerns(finding, findings)).map((finding) => locator.at(finding))),
  };
}

function emptyFile(schema: z.ZodType): Finding {
  const hint = `it needs at least: ${keysOf(schema)
    .filter((key) => isRequired(schema, key))
    .join(', ')}`;
  return { severity: 'error', code: 'empty-file', message: 'the file is empty', path: [], at: 'value', hint };
}

function isRequired(schema: z.ZodType, key: string): boolean {
  const { error } = schema.safeParse({});
  return error?.issues.some((issue) => issue.path[0] === key) ?? false;
}

/** Whether a finding is about something that holds, or is, a part found wrong before. */
function concerns(finding: Finding, earlier: readonly Finding[]): boolean {
  return earlier.some(({ path }) => finding.path.every((step, index) => path[index] === step));
}

/** A part that several aliases repeat is wrong once. */
function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map(diagnostics.map((one) => [`${one.line}:${one.column}:${one.message}`, one]));
  return [...seen.values()].toSorted((a, b) => a.line - b.line || a.column - b.column);
}

class Locator {
  readonly #source: SourceFile;
  readonly #tree: Tree;
  readonly #lines: readonly string[];

  constructor(source: SourceFile, tree: Tree) {
    this.#source = source;
    this.#tree = tree;
    const lines = source.text.split(/\r?\n/);
    this.#lines = source.secret === true ? lines.map(maskValues) : lines;
  }

  at(finding: Finding): Diagnostic {
    return this.diagnostic(finding, this.#rangeOf(finding.path, finding.at));
  }

  diagnostic(finding: Omit<Finding, 'at'>, range: Range): Diagnostic {
    const { line, col: column } = this.#tree.lineCounter.linePos(range.start);
    const rest = (this.#lines[line - 1]?.length ?? 0) - column + 1;
    const length = Math.max(1, Math.min(range.end - range.start, rest));
    const { severity, code, message, path, hint } = finding;
    return {
      severity,
      code,
      message,
      file: this.#source.file,
      line: Math.max(1, line),
      column: Math.max(1, column),
      length,
      path,
      ...(hint === undefined ? {} : { hint }),
      frame: codeFrame(this.#lines, { line: Math.max(1, line), column: Math.max(1, column), length }),
    };
  }

  /** The key or value itself; a value of several lines is shown by its key; what is not in the file, by what holds it. */
  #rangeOf(path: Path, at: Finding['at']): Range {
    const key = this.#tree.key(path);
    const value = this.#tree.value(path);
    if (at === 'key' && key !== undefined) return key;
    const spansLines = value !== undefined && this.#source.text.slice(value.start, value.end).trimEnd().includes('\n');
    if (spansLines && key !== undefined) return key;
    if (value !== undefined && value.end > value.start) return spansLines ? firstLine(value, this.#source.text) : value;
    if (key !== undefined) return key;
    return path.length === 0 ? { start: 0, end: 1 } : this.#rangeOf(path.slice(0, -1), at);
  }
}

/** Keeps the key and references such as ${NAME}; everything else is dots of the same width. */
function maskValues(line: string): string {
  const key = /^[\s-]*[\w-]+:(?=\s|$)/.exec(line)?.[0] ?? '';
  const rest = line.slice(key.length);
  return key + (/^\s*\$\{\w+\}\s*$/.test(rest) ? rest : rest.replaceAll(/\S/g, '•'));
}

function firstLine({ start, end }: Range, text: string): Range {
  const colon = text.slice(start, end).search(/[:\n]/);
  return { start, end: colon < 1 ? end : start + colon };
}
