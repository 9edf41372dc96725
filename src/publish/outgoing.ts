import type { Outgoing } from './post.ts';

/** A request of a dry run that nobody sees the effect of. */
export function reversible(method: string, url: string, body: unknown): Outgoing {
  return { method, url, body, irreversible: false };
}

/** The one that cannot be taken back. */
export function irreversible(method: string, url: string, body: unknown): Outgoing {
  return { method, url, body, irreversible: true };
}
