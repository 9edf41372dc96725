import type { Diagnostic } from '../errors.ts';
import { codeFrame } from './code-frame.ts';
import type { Finding } from './finding.ts';
import type { Path, Range, Tree } from './read-tree.ts';
import type { SourceFile } from './source-file.ts';

/** Puts findings in their places in a file. */
export class Locator {
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

  diagnostic({ severity, code, message, path, hint }: Omit<Finding, 'at'>, range: Range): Diagnostic {
    const { line, col: column } = this.#tree.lineCounter.linePos(range.start);
    const mark = { line: Math.max(1, line), column: Math.max(1, column), length: 1 };
    const text = this.#lines[mark.line - 1] ?? '';
    mark.length = Math.max(1, Math.min(range.end - range.start, text.length - mark.column + 1));
    return {
      severity,
      code,
      message,
      file: this.#source.file,
      ...mark,
      path,
      ...(hint === undefined ? {} : { hint }),
      ...(text.trim() === '' ? {} : { frame: codeFrame(this.#lines, mark) }),
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

/** Keeps the key and references such as ${NAME}; everything else is dots. */
function maskValues(line: string): string {
  const key = /^[\s-]*[\w-]+:(?=\s|$)/.exec(line)?.[0] ?? '';
  return (
    key +
    line.slice(key.length).replaceAll(/\$\{\w+\}|\S/g, (part) => (part.length > 2 ? part : '•'.repeat(part.length)))
  );
}

function firstLine({ start, end }: Range, text: string): Range {
  const colon = text.slice(start, end).search(/[:\n]/);
  return { start, end: colon < 1 ? end : start + colon };
}
