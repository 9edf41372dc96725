import { secretPattern } from './secret-pattern.ts';

/** Replaces every secret in a text. */
export type Hide = (text: string) => string;

/** Knows the secrets of a process, so that they can be taken out of whatever leaves it. */
export interface Redactor {
  readonly add: (secrets: readonly string[]) => void;
  readonly hide: Hide;
}

/** Shorter ones are placeholders such as `none`, which stand for nothing and stand everywhere. */
const shortest = 8;

/** Keys that nobody told us of, such as those that an SDK fetches for itself. */
const authorization = /\b(Bearer|Basic)(\s+|%20)[\w.~+/=-]{16,}/gi;

export function createRedactor(secrets: readonly string[] = []): Redactor {
  const known = new Set<string>();
  let pattern: RegExp | undefined;

  const add = (more: readonly string[]): void => {
    for (const secret of more) if (secret.trim().length >= shortest) known.add(secret.trim());
    pattern = known.size === 0 ? undefined : patternOf([...known]);
  };

  add(secrets);
  return {
    add,
    hide(text) {
      const hidden = pattern === undefined ? text : text.replace(pattern, '[secret]');
      return hidden.replace(authorization, '$1 [secret]');
    },
  };
}

/** The longest first, since one may hold another; and whole ones first, since one may begin like another. */
function patternOf(secrets: readonly string[]): RegExp {
  const patterns = secrets.toSorted((a, b) => b.length - a.length).map(secretPattern);
  return new RegExp([...patterns.map(({ whole }) => whole), ...patterns.map(({ cut }) => cut)].join('|'), 'g');
}
