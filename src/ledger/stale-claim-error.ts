import type { ClipKey } from '../plan/plan.ts';

/** Another run has taken the clip or post over since it was claimed, or it is past the state this write is for. Leave it alone. */
export class StaleClaimError extends Error {
  override readonly name = 'StaleClaimError';
  readonly key: ClipKey;

  constructor(key: ClipKey, attempt: number, what: 'Clip' | 'Post' = 'Clip') {
    super(`${what} ${key.slice(0, 12)} is no longer this run's: another run has taken it over (claim ${attempt}).`);
    this.key = key;
  }
}
