import { isSecret } from '../campaign/config-schema.ts';
import type { Path } from '../campaign/read-tree.ts';
import type { Config } from './config.ts';

interface NamedSecret {
  /** Where the configuration names it, such as `providers.openai.apiKey`. */
  readonly at: string;
  readonly reference: string;
}

/** Every secret that a configuration names. */
export function namedSecrets(config: Config): NamedSecret[] {
  return secretsBelow(config, []);
}

function secretsBelow(value: unknown, path: Path): NamedSecret[] {
  if (typeof value === 'string') return isSecret(path) ? [{ at: path.join('.'), reference: value }] : [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => secretsBelow(inner, [...path, key]));
}
