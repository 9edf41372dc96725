import type { Path } from './read-tree.ts';

/** A mistake in what a file says, before it is known on which line. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
  readonly path: Path;
  /** Whether the key at the path is wrong or its value. */
  readonly at: 'key' | 'value';
  readonly hint?: string | undefined;
  /** Other parts that this finding relies on: when one is wrong itself, this may be no mistake at all. */
  readonly given?: readonly Path[];
}

type Details = Partial<Pick<Finding, 'at' | 'hint' | 'given'>>;

/** Gathers everything that is wrong, so that it is all shown at once. */
export class Findings {
  readonly #list: Finding[] = [];

  error(path: Path, code: string, message: string, details: Details = {}): void {
    this.#list.push({ severity: 'error', at: 'value', ...details, path, code, message });
  }

  warning(path: Path, code: string, message: string, details: Details = {}): void {
    this.#list.push({ severity: 'warning', at: 'value', ...details, path, code, message });
  }

  get list(): readonly Finding[] {
    return this.#list;
  }
}
