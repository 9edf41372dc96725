import { valueAt } from '../../../campaign/value-at.ts';
import type { ClipStatus } from '../../provider.ts';
import type { Answer } from './service.ts';
import { failed } from './failed.ts';
import { wordsOf } from './words-of.ts';

/** UNKNOWN is a task that is not there, or not any more after 24 hours; the SDK waits for it for ever. Failed ones are free. */
export function alibabaVerdict({ body, text }: Answer): ClipStatus | 'gone' | undefined {
  const state = valueAt(body, ['output', 'task_status']);
  if (state === 'UNKNOWN') return 'gone';
  if (state === 'CANCELED') return failed('cancelled', false);
  return state === 'FAILED' ? failed(wordsOf(body, text), false) : undefined;
}
