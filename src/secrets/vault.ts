import { UserError } from '../errors.ts';
import { secretsIn } from './secrets-in.ts';

/**
 * Reads a secret from where it is kept, such as `${NAME}` in the environment. Rejects with a UserError that says what to
 * set, and never shows what it found.
 */
export type ReadSecret = (reference: string) => Promise<string>;

/** The secrets of one process: what was read is hidden from then on. */
export interface Vault {
  readonly read: ReadSecret;
  /** What must never be written or shown: everything that was read so far, and what the environment names like a secret. */
  readonly known: () => readonly string[];
}

export function openVault(env: Readonly<Record<string, string | undefined>>): Vault {
  const found = new Set(secretsIn(env));
  return {
    async read(reference) {
      const value = fromEnvironment(reference, env);
      found.add(value);
      return value;
    },
    known: () => [...found],
  };
}

function fromEnvironment(reference: string, env: Readonly<Record<string, string | undefined>>): string {
  const name = /^\$\{(\w+)\}$/.exec(reference)?.[1];
  if (name === undefined) throw new UserError(`${reference} does not say where a secret is kept.`);
  const value = env[name]?.trim();
  if (!value) {
    throw new UserError(`A key is needed in ${name}.`, {
      hint: `Set ${name}; any word will do for a server that asks for none.`,
    });
  }
  // fetch would refuse it with a message that shows it.
  if (!/^[\x21-\x7e]+$/.test(value)) {
    throw new UserError(`${name} holds characters that no key has.`, { hint: 'Copy the key again, without spaces.' });
  }
  return value;
}
