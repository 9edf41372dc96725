import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { explainYamlError } from './explain-yaml-error.ts';

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

/** No campaign comes near these; a few lines of nested aliases would. */
const maxNodes = 50_000;
const maxDepth = 40;

/** Reads YAML into plain data. `data` is undefined when the text is too broken to tell what was meant. */
export function readTree(text: string): Tree {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, stringKeys: true });
  const findings = explainYamlErrors(document, text);
  const readable = document.errors.every((error) => error.code === 'DUPLICATE_KEY');
  const reader = new TreeReader();
  const data = readable && document.contents !== null ? reader.read(document.contents, []) : undefined;
  return {
    data: reader.findings.length === 0 ? data : undefined,
    key: (path) => reader.keys.get(JSON.stringify(path)),
    value: (path) => reader.values.get(JSON.stringify(path)),
    findings: [...findings, ...reader.findings],
    lineCounter,
  };
}

/** One mistake for each line: a missing bracket makes the parser stumble over everything that follows. */
function explainYamlErrors(document: Document, text: string): TextFinding[] {
  const lines = new Set<number>();
  const findings: TextFinding[] = [];
  for (const error of [...document.errors, ...document.warnings]) {
    const finding = explainYamlError(error, text);
    const line = text.slice(0, finding.start).split('\n').length;
    if (lines.has(line) || findings.some((earlier) => earlier.code === finding.code && finding.code === 'too-deep'))
      continue;
    lines.add(line);
    findings.push(finding);
    if (findings.length === 10) break;
  }
  return findings;
}

class TreeReader {
  readonly keys = new Map<string, Range>();
  readonly values = new Map<string, Range>();
  readonly findings: TextFinding[] = [];
  readonly #anchors = new Map<string, Node>();
  readonly #open = new Set<Node>();
  #nodes = 0;

  read(node: unknown, path: Path): unknown {
    if (this.findings.length > 0) return undefined;
    if (isAlias(node)) return this.#readAlias(node, path);
    if (isScalar(node)) return this.#note(node, path, () => node.value);
    if (isSeq(node))
      return this.#note(node, path, () => node.items.map((item, index) => this.read(item, [...path, index])));
    if (isMap(node))
      return this.#note(node, path, () => Object.fromEntries(node.items.map((pair) => this.#readPair(pair, path))));
    return null;
  }

  #readPair(pair: { key: unknown; value: unknown }, path: Path): [string, unknown] {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    const at = [...path, key];
    if (isScalar(pair.key)) this.keys.set(JSON.stringify(at), rangeOf(pair.key));
    return [key, this.read(pair.value, at)];
  }

  /** An alias is read as if its anchor's text stood in its place, so that a mistake is shown where it was written. */
  #readAlias(alias: Node & { source: string }, path: Path): unknown {
    const target = this.#anchors.get(alias.source);
    if (target === undefined)
      return this.#refuse(alias, 'unknown-alias', `there is no anchor "&${alias.source}" above this line`);
    if (this.#open.has(target)) return this.#refuse(alias, 'endless-alias', `"*${alias.source}" contains itself`);
    return this.read(target, path);
  }

  #note(node: Node & { anchor?: string }, path: Path, read: () => unknown): unknown {
    this.#nodes++;
    if (this.#nodes > maxNodes)
      return this.#refuse(
        node,
        'too-large',
        `the file holds more than ${maxNodes} values once its aliases are followed`,
      );
    if (path.length > maxDepth)
      return this.#refuse(node, 'too-deep', `the file is nested more than ${maxDepth} levels deep`);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    this.values.set(JSON.stringify(path), rangeOf(node));
    this.#open.add(node);
    const value = read();
    this.#open.delete(node);
    return value;
  }

  #refuse(node: Node, code: string, message: string): undefined {
    this.findings.push({ code, message, ...rangeOf(node) });
    return undefined;
  }
}

function rangeOf(node: Node): Range {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}
