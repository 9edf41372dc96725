import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Path, Range, TextFinding } from './read-tree.ts';

/** No campaign comes near these; a few lines of nested aliases would. */
const maxNodes = 100_000;
const maxDepth = 40;
const maxFindings = 50;

/** Turns a YAML document into plain data and notes where every part of it stands. */
export class TreeReader {
  readonly keys = new Map<string, Range>();
  readonly values = new Map<string, Range>();
  readonly findings: TextFinding[] = [];
  /** Set when there is no sense in reading on: the data is not to be used. */
  stopped = false;
  readonly #anchors = new Map<string, Node>();
  readonly #open = new Set<Node>();
  #nodes = 0;

  read(node: unknown, path: Path): unknown {
    if (this.stopped) return undefined;
    if (isAlias(node)) return this.#readAlias(node, path);
    if (isScalar(node)) return this.#enter(node, path, () => node.value);
    if (isMap(node)) return this.#enter(node, path, () => this.#readMap(node, path));
    if (isSeq(node)) return this.#enter(node, path, () => node.items.map((item, at) => this.read(item, [...path, at])));
    return null;
  }

  /** Looks for keys given twice itself: the parser's own check compares each with all others, which takes minutes for a large file. */
  #readMap(map: YAMLMap, path: Path): unknown {
    const data = new Map<string, unknown>();
    for (const pair of map.items) {
      const key = keyOf(pair);
      const at = [...path, key];
      const range = rangeOf(pair.key);
      if (data.has(key)) this.#note('duplicate-key', `${key} is given twice`, range, 'keep one of the two');
      this.keys.set(JSON.stringify(at), range);
      data.set(key, this.read(pair.value, at));
    }
    return Object.fromEntries(data);
  }

  /** An alias is read as if its anchor's text stood in its place, so that a mistake is shown where it was written. */
  #readAlias(alias: Node & { source: string }, path: Path): unknown {
    const name = alias.source;
    const target = this.#anchors.get(name);
    if (target === undefined)
      return this.#stop('unknown-alias', `there is no anchor "&${name}" above this line`, alias);
    if (this.#open.has(target)) return this.#stop('endless-alias', `"*${name}" contains itself`, alias);
    return this.read(target, path);
  }

  #enter(node: Node & { anchor?: string }, path: Path, read: () => unknown): unknown {
    this.#nodes++;
    if (this.#nodes > maxNodes) return this.#stop('too-large', `the file holds more than ${maxNodes} values`, node);
    if (path.length > maxDepth) return this.#stop('too-deep', `the file is nested over ${maxDepth} levels deep`, node);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    this.values.set(JSON.stringify(path), rangeOf(node));
    this.#open.add(node);
    const value = read();
    this.#open.delete(node);
    return value;
  }

  #stop(code: string, message: string, node: Node): undefined {
    this.#note(code, message, rangeOf(node));
    this.stopped = true;
  }

  #note(code: string, message: string, range: Range, hint?: string): void {
    if (!this.stopped && this.findings.length < maxFindings)
      this.findings.push({ code, message, ...(hint === undefined ? {} : { hint }), ...range });
  }
}

/** The parser has refused keys that are no scalars. */
function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

function rangeOf(node: unknown): Range {
  const [start, end] = (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined) ?? [
    0, 0,
  ];
  return { start, end };
}
