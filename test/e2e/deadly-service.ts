import type { EmulatorOptions, VideosEmulator } from '../emulators/openai-videos.ts';
import { startVideosEmulator } from '../emulators/openai-videos.ts';
import type { Moment } from '../emulators/moments.ts';
import { startPaidRun } from './paid-campaign.ts';
import type { Project, Started } from './project.ts';

/** When a run is killed: at a moment of its service, or so many milliseconds after it began. */
export type Doom = DoomedMoment | { readonly afterMs: number };

interface DoomedMoment extends Moment {
  /** Counted from 1 within the run; the first unless said otherwise. */
  readonly nth?: number;
  /** What the service does then with the request that it killed over. */
  readonly after?: () => Promise<'drop' | void>;
}

interface Habits {
  /** Whether creates are answered while a run lives; they are unless said otherwise. */
  readonly answersCreates?: boolean;
  /** Whether it lists its jobs; it does unless said otherwise. */
  readonly lists?: boolean;
}

export interface DeadlyService extends AsyncDisposable {
  readonly service: VideosEmulator;
  /** Begins a run and says whether it was killed before it came to its end. */
  kill(project: Project, doom: Doom): Promise<boolean>;
  /** Resolves when what it began late is begun: nobody should say before then that a clip is not there. */
  quiet(): Promise<void>;
}

/** A service that counts what it would charge, and kills who is at work for it when the time has come. */
export async function startDeadlyService({ answersCreates = true, lists = true }: Habits = {}): Promise<DeadlyService> {
  let last: Promise<'drop' | void> | undefined;
  let victim: { readonly run: Started; readonly doom: Doom; seen: number } | undefined;
  const watch: EmulatorOptions['watch'] = async ({ route, when }) => {
    if (victim === undefined) return undefined;
    const { doom, run } = victim;
    if (!('afterMs' in doom) && doom.route === route && doom.when === when) {
      victim.seen += 1;
      if (victim.seen === (doom.nth ?? 1)) {
        run.child.kill('SIGKILL');
        last = doom.after?.();
        return await last;
      }
    }
    if (!answersCreates && when === 'begun') await run.ended;
    return undefined;
  };
  const faults = lists ? [] : [{ on: 'list', does: { answer: 404 } } as const];
  const service = await startVideosEmulator({ faults, watch, job: () => ({ polls: 1 }) });
  return {
    service,
    async kill(project, doom) {
      const run = startPaidRun(project, service);
      victim = { run, doom, seen: 0 };
      const timer = 'afterMs' in doom ? setTimeout(() => run.child.kill('SIGKILL'), doom.afterMs) : undefined;
      const { signal } = await run.ended;
      clearTimeout(timer);
      victim = undefined;
      return signal === 'SIGKILL';
    },
    async quiet() {
      await last;
    },
    [Symbol.asyncDispose]: () => service.close(),
  };
}
