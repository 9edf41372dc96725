import { ProviderError } from '../errors.ts';
import type { ClipTask } from '../plan/plan.ts';
import type { RunContext } from './run-context.ts';
import type { ClipResult } from './run-result.ts';

// Veo's filter of sound refuses prompts that pass on another try, uncharged (googleapis/js-genai issue 1272). More than two
// more tries are for a person to decide.
const most = 2;

/**
 * Asks for a clip again when nothing but a filter that is known to err refused it. Each try is a claim of its own with its
 * own money, and one that there is no money for leaves the clip failed, not the run refused.
 */
export async function reRoll(
  task: ClipTask,
  run: RunContext,
  ask: (run: RunContext) => Promise<ClipResult>,
): Promise<ClipResult> {
  let result = await ask(run);
  let { spentMicros } = result;
  let reRolls = 0;
  while (reRolls < most && mayPass(result)) {
    reRolls += 1;
    announce(task, reRolls, run);
    const next = await ask({ ...run, spending: { ...run.spending } }).catch((error: unknown): ClipResult => {
      if (!run.tools.signal.aborted) throw error;
      return { state: 'interrupted', message: 'The run was stopped.', spentMicros: 0 };
    });
    if (next.state === 'refused') {
      const message = `${'message' in result ? `${result.message} ` : ''}There is no money for another try.`;
      return { state: 'failed', message, spentMicros, reRolls: reRolls - 1 };
    }
    spentMicros += next.spentMicros;
    result = next;
  }
  return reRolls === 0 ? result : { ...result, spentMicros, reRolls };
}

function mayPass(result: ClipResult): boolean {
  if (result.state !== 'failed') return false;
  const refused = result.cause instanceof ProviderError ? result.cause.refused : result.refused;
  return refused === 'false-positive';
}

function announce({ key, label, request }: ClipTask, nth: number, run: RunContext): void {
  const message = `refused by a filter that is known to err; asked again (${nth} of ${most})`;
  run.emit({ type: 'clip', key, label, provider: request.provider, state: 're-rolled', message });
}
