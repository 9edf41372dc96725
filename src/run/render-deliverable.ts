import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import type { DeliverableRecord } from '../ledger/ledger.ts';
import type { ClipKey, DeliverableTask } from '../plan/plan.ts';
import type { Rendered } from '../render/rendering.ts';
import { commitRendered } from './commit-rendered.ts';
import { deliverableTurn } from './deliverable-turn.ts';
import { isMade } from './is-made.ts';
import type { RunContext } from './run-context.ts';
import type { DeliverableOutcome } from './run-result.ts';

interface MadeClips {
  /** Where each clip lies. */
  readonly files: ReadonlyMap<ClipKey, string>;
  /** Which of them are the team's own footage. */
  readonly own: ReadonlySet<ClipKey>;
  /** Which of them are drawn in the place of footage. */
  readonly animatic: ReadonlySet<ClipKey>;
}

/** Renders and inspects one deliverable, unless another run has done so meanwhile. What conforms replaces the old files; what does not is put aside, and the old files stay. */
export async function renderDeliverable(
  task: DeliverableTask,
  clips: MadeClips,
  run: RunContext,
): Promise<DeliverableOutcome> {
  const { ledger, store, signal } = run.tools;
  const before = await deliverableTurn(task, run);
  if (await isMade(task, before, run.tools)) return { task, state: 'cached', files: before?.files ?? [] };
  await ledger.deliverableRendering(run.campaign, task.id, task.key, run.tools.run.id);
  const folder = await mkdtemp(join(await store.workFolder(run.tools.run.id), 'render-'));
  try {
    const rendered = await render(task, clips, folder, run);
    signal.throwIfAborted();
    return rendered.inspection.ok ? await ship(task, before, rendered, run) : await reject(task, rendered, folder, run);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function render(
  task: DeliverableTask,
  { files: clips, own, animatic }: MadeClips,
  workFolder: string,
  { tools, emit }: RunContext,
): Promise<Rendered> {
  const platform = tools.platforms.get(task.platform);
  if (platform === undefined) {
    throw new UserError(`There is no profile for the platform ${task.platform}.`, {
      hint: '`reelmill platforms` lists them.',
    });
  }
  const onProgress = (state: 'rendering' | 'inspecting', progress: number): void =>
    emit({ type: 'deliverable', id: task.id, state, progress });
  onProgress('rendering', 0);
  return await tools.render(
    { deliverable: task, platform, clips, own, animatic },
    { workFolder, signal: tools.signal, onProgress },
  );
}

async function ship(
  task: DeliverableTask,
  before: DeliverableRecord | undefined,
  rendered: Rendered,
  run: RunContext,
): Promise<DeliverableOutcome> {
  const { inspection } = rendered;
  const files = await commitRendered(task, before?.files ?? [], rendered, run);
  await run.tools.ledger.deliverableReady(run.campaign, task.id, task.key, files, inspection);
  return { task, state: 'ready', files, inspection };
}

async function reject(
  task: DeliverableTask,
  { inspection }: Rendered,
  folder: string,
  run: RunContext,
): Promise<DeliverableOutcome> {
  const { ledger, rejectedFolder } = run.tools;
  const rejected = join(rejectedFolder, task.id);
  await rm(rejected, { recursive: true, force: true });
  await mkdir(rejectedFolder, { recursive: true });
  await cp(folder, rejected, { recursive: true });
  const misses = inspection.checks
    .filter(({ ok, remark }) => !ok && !remark)
    .map(({ rule, value, expected, source }) => `${rule} is ${value}, expected ${expected} (${source})`);
  const message = `Did not pass inspection: ${misses.join('; ')}. The rejected files are in ${rejected}.`;
  await ledger.deliverableFailed(run.campaign, task.id, task.key, message, inspection);
  return { task, state: 'failed', message, files: [], inspection };
}
