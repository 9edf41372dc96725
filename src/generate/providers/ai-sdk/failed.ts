import type { ClipStatus } from '../../provider.ts';
import { refusalIn } from './moderation.ts';

/** A job that is over without footage, by what the service says of it. */
export function failed(message: string, mayHaveCost = true): Extract<ClipStatus, { state: 'failed' }> {
  const refused = refusalIn(message);
  if (refused !== undefined) return { state: 'failed', reason: 'moderation', refused, message, mayHaveCost };
  const reason = /expired/i.test(message) ? 'expired' : /cancell?ed|aborted/i.test(message) ? 'cancelled' : 'error';
  return { state: 'failed', reason, message, mayHaveCost };
}
