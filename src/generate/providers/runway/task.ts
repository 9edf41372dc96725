import { z } from 'zod';
import { ProviderError, type Refusal } from '../../../errors.ts';
import type { ClipStatus } from '../../provider.ts';

const cost = z
  .object({ credits: z.number().min(0) })
  .optional()
  .catch(undefined);

/** `estimatedCost` is the most that it may cost. */
export const startedSchema = z.object({ id: z.string().min(1), estimatedCost: cost });
export type Started = z.output<typeof startedSchema>;

export const taskSchema = z.object({
  id: z.string().min(1),
  status: z.string(),
  /** 0 to 1 */
  progress: z.number().optional().catch(undefined),
  failure: z.string().optional().catch(undefined),
  failureCode: z.string().optional().catch(undefined),
  /** Addresses that live for a day or two. */
  output: z.array(z.string()).optional().catch(undefined),
  /** What a task that is over has cost; 0 when all was paid back. */
  cost,
});
export type Task = z.output<typeof taskSchema>;

// https://docs.dev.runwayml.com/guides/pricing, 2026-09
const usdPerCredit = 0.01;

export function usdOf({ credits }: { readonly credits: number }): number {
  return Math.round(credits * usdPerCredit * 1e6) / 1e6;
}

/** A new name of a state is no verdict: it is thrown, and may be asked again. `mostUsd` is what was said at the start. */
export function clipStatus(task: Task, mostUsd?: number): ClipStatus {
  const { status, progress } = task;
  switch (status) {
    case 'PENDING':
    case 'THROTTLED':
      return { state: 'running' };
    case 'RUNNING':
      return { state: 'running', ...(progress === undefined ? {} : { progress: Math.min(1, Math.max(0, progress)) }) };
    case 'SUCCEEDED':
      if (task.output?.[0] === undefined) return failed(task, 'error', 'It succeeded, but there is no video');
      return { state: 'succeeded', ...(mostUsd === undefined ? {} : { costUsd: mostUsd }), ...costOf(task) };
    case 'CANCELLED':
      return failed(task, 'cancelled', 'It was cancelled');
    case 'FAILED':
      return verdict(task);
    default:
      throw new ProviderError(`The state of ${task.id} is "${status}", which Reelmill does not know.`, {
        provider: 'runway',
        retryable: true,
      });
  }
}

function verdict(task: Task): ClipStatus {
  const { failureCode = '', failure } = task;
  const words = [failureCode, failure].filter(Boolean).join(': ') || 'FAILED';
  const refused = refusalIn(failureCode);
  return refused === undefined ? failed(task, 'error', words) : failed(task, 'moderation', words, refused);
}

// SAFETY.INPUT.TEXT, INPUT_PREPROCESSING.SAFETY.TEXT, SAFETY.OUTPUT.VIDEO, INTERNAL.BAD_OUTPUT.CODE01 and the like:
// https://docs.dev.runwayml.com/errors/task-failures
function refusalIn(code: string): Refusal | undefined {
  if (code.startsWith('THIRD_PARTY') || !code.split('.').includes('SAFETY')) return undefined;
  return code.includes('INPUT') ? 'input' : 'output';
}

function failed(
  task: Task,
  reason: 'moderation' | 'cancelled' | 'error',
  message: string,
  refused?: Refusal,
): ClipStatus {
  const spent = costOf(task);
  // Runway says what a task that is over has cost, and pays back most that fail.
  const mayHaveCost = spent.costUsd !== 0;
  return { state: 'failed', reason, message, mayHaveCost, ...spent, ...(refused === undefined ? {} : { refused }) };
}

function costOf(task: Task): { readonly costUsd?: number } {
  return task.cost === undefined ? {} : { costUsd: usdOf(task.cost) };
}
