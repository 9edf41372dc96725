import { fitRequest } from './fit-request.ts';
import { roundedSeconds } from './fit-length.ts';
import type { Maker } from './maker.ts';
import type { ClipFallback, ClipRequest } from './plan.ts';
import { type SceneTask, sceneName } from './scene-task.ts';
import { type Piece, writePrompt } from './write-prompt.ts';

/** The same clip as each fallback would make it: `seconds` of it at least, in the same shape. Those that cannot are left out, with a warning. */
export function fallbacksFor(task: SceneTask, clip: ClipRequest, piece: Piece, seconds: number): ClipFallback[] {
  return task.fallbacks.flatMap((maker) => {
    const made = fallbackBy(maker, task, clip, piece, seconds);
    if (typeof made !== 'string') return [made];
    task.findings.warnings.add(`${sceneName(task)}: the fallback ${maker.provider} ${made}, so it is not asked`);
    return [];
  });
}

/** Or the reason why it cannot. */
function fallbackBy(
  maker: Maker,
  task: SceneTask,
  clip: ClipRequest,
  piece: Piece,
  wanted: number,
): ClipFallback | string {
  const { size, request, notes } = fitRequest(task, maker, clip);
  const length = maker.fitLength(size)(Math.ceil(wanted * task.fps - 1e-6), task.fps);
  const [only, ...more] = length.clips;
  const asked = `asked for ${roundedSeconds(wanted)} s, ${length.note}`;
  if (only === undefined || more.length > 0) return `makes no clip that is long enough (${asked})`;
  const tuned = writePrompt(task, maker, size, piece);
  if (tuned === undefined) return `takes prompts of ${maker.model.promptCharacters} characters only`;
  const { prompt, avoid, note } = tuned;
  const { micros, asOf } = maker.price(size, only.seconds);
  const { seed, take } = clip;
  return {
    request: { ...request, prompt, avoid, seconds: only.seconds, seed, take },
    estimateUsd: micros / 1_000_000,
    priceAsOf: micros > 0 ? asOf : undefined,
    fitted: [length.note && asked, ...notes, note].filter((one) => one !== undefined),
  };
}
