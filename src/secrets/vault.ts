import type { Environment } from '../environment.ts';
import { UserError } from '../errors.ts';
import { awsPrefix } from './aws-reference.ts';
import { createRedactor, type Hide, type Redactor } from './redactor.ts';
import { secretsIn } from './secrets-in.ts';

/**
 * Reads a secret from where it is kept, such as `${NAME}` in the environment. Rejects with a UserError that says what to
 * set, and never shows what it found.
 */
export type ReadSecret = (reference: string) => Promise<string>;

/** The secrets of one process: what was read is hidden from then on. */
export interface Vault {
  /** Asks each place once. */
  readonly read: ReadSecret;
  /** Takes everything that was read so far, and what the environment names like a secret, out of a text. */
  readonly hide: Hide;
}

/** `redactor` learns the secrets too; the command hands in the one that guards its screens. */
export function openVault(env: Environment, redactor: Redactor = createRedactor()): Vault {
  const found = new Map<string, Promise<string>>();
  redactor.add(secretsIn(env));

  async function find(reference: string): Promise<string> {
    const value = checked(await fetchSecret(reference, env), reference);
    redactor.add([value]);
    return value;
  }

  return {
    hide: redactor.hide,
    read(reference) {
      const asked = found.get(reference) ?? find(reference);
      found.set(reference, asked);
      // What went wrong may be mended while a long process goes on.
      asked.catch(() => found.delete(reference));
      return asked;
    },
  };
}

async function fetchSecret(reference: string, env: Environment): Promise<string> {
  if (!reference.startsWith(awsPrefix)) return fromEnvironment(reference, env);
  const { readAwsSecret } = await import('./aws-secret.ts');
  return readAwsSecret(reference, env);
}

function fromEnvironment(reference: string, env: Environment): string {
  const name = variableIn(reference);
  if (name === undefined) {
    throw new UserError('A secret is written as a value where it should say where it is kept.', {
      hint: 'Write ${NAME} for a variable of the environment, or secret:aws:NAME.',
    });
  }
  const value = env[name]?.trim();
  if (value) return value;
  throw new UserError(`A key is needed in ${name}.`, {
    hint: `Set ${name}, in the environment or in .env; any word will do for a server that asks for none.`,
  });
}

/** fetch would refuse the rest with a message that shows it. */
function checked(value: string, reference: string): string {
  if (/^[\x21-\x7e]+$/.test(value)) return value;
  throw new UserError(`${variableIn(reference) ?? reference} holds characters that no key has.`, {
    hint: 'Copy the key again, without spaces.',
  });
}

function variableIn(reference: string): string | undefined {
  return /^\$\{(\w+)\}$/.exec(reference)?.[1];
}
