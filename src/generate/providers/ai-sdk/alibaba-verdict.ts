import { valueAt } from '../../../campaign/value-at.ts';
import type { ClipStatus } from '../../provider.ts';
import type { Answer } from './service.ts';
import { refusalIn } from './moderation.ts';
import { wordsOf } from './words-of.ts';

/** UNKNOWN is a task that is not there, or not any more after 24 hours; the SDK waits for it for ever. Failed ones are free. */
export function alibabaVerdict({ body, text }: Answer): ClipStatus | 'gone' | undefined {
  const state = valueAt(body, ['output', 'task_status']);
  if (state === 'UNKNOWN') return 'gone';
  if (state === 'CANCELED') return { state: 'failed', reason: 'cancelled', message: 'cancelled', mayHaveCost: false };
  if (state !== 'FAILED') return undefined;
  const message = wordsOf(body, text);
  const refused = refusalIn(message);
  if (refused === undefined) return { state: 'failed', reason: 'error', message, mayHaveCost: false };
  return { state: 'failed', reason: 'moderation', refused, message, mayHaveCost: false };
}
