import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { type Platform, platformSchema } from '../../src/campaign/platform-schema.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import type { IsAlive } from '../../src/ledger/run-rows.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { carryOut } from '../../src/run/carry-out.ts';
import type { RunEvent } from '../../src/run/events.ts';
import type { RunResult } from '../../src/run/run-result.ts';
import type { RunTools } from '../../src/run/run-tools.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { createTestClock, type TestClock } from './test-clock.ts';
import { testProbe } from './test-probe.ts';
import { createTestRender, type TestRender } from './test-render.ts';
import { createTestService, type TestService } from './test-service.ts';

export interface Stage {
  readonly root: string;
  readonly clock: TestClock;
  readonly ledger: Ledger;
  /** The same ledger, seen from another machine. */
  readonly elsewhere: Ledger;
  readonly store: Store;
  readonly events: readonly RunEvent[];
  /** Used where a run is given no other. */
  readonly service: TestService;
  readonly render: TestRender;
  /** One run of the plan as process `pid`; what is not given is a well-behaved default. */
  run(plan: Plan, tools?: Partial<RunTools>): Promise<RunResult>;
  /** Text of a finished file; undefined when it is not there. */
  read(path: string): Promise<string | undefined>;
  /** From now on the process counts as dead; that of the first run is 1. */
  kill(pid: number): void;
}

/** A project folder with the real ledger and store, on a clock of its own. */
export async function createStage(): Promise<Stage> {
  const root = await mkdtemp(join(tmpdir(), 'reelmill-run-'));
  const clock = createTestClock();
  const dead = new Set<number>();
  const open = async (isAlive: IsAlive) => {
    const now = (): Date => new Date(clock.now());
    return clock.hold(await openLedger(join(root, '.reelmill', 'ledger.db'), { now, isAlive }));
  };
  const ledger = await open((pid) => !dead.has(pid));
  const elsewhere = await open(() => undefined);
  const store = clock.hold(openStore(root));
  const service = createTestService({ clock, jobName: 'stage-' });
  const render = createTestRender({ clock });
  const events: RunEvent[] = [];
  const platforms = new Map([['tiktok', await readPlatform('tiktok')]]);
  let runs = 0;
  onTestFinished(async () => {
    await ledger.close();
    await elsewhere.close();
    await rm(root, { recursive: true, force: true });
  });

  return {
    root,
    clock,
    ledger,
    elsewhere,
    store,
    events,
    service,
    render,
    read: (path) => readFile(join(root, 'out', path), 'utf8').catch(() => undefined),
    kill: (pid) => void dead.add(pid),
    run(plan, tools = {}) {
      runs += 1;
      return carryOut(plan, {
        ledger,
        store,
        provider: async () => service.provider,
        render: render.render,
        probe: async () => testProbe(),
        platforms,
        limits: { clips: new Map([['far', { concurrent: 2, startsPerMinute: 60 }]]), renders: 2 },
        clock,
        random: () => 0.5,
        emit: (event) => void events.push(event),
        signal: new AbortController().signal,
        run: { id: `run-${runs}`, pid: runs, host: 'here' },
        outFolder: join(root, 'out'),
        previewsFolder: join(root, '.reelmill', 'previews'),
        rejectedFolder: join(root, '.reelmill', 'rejected'),
        ...tools,
      });
    },
  };
}

async function readPlatform(id: string): Promise<Platform> {
  const file = new URL(`../../templates/platforms/${id}.yaml`, import.meta.url);
  return platformSchema.parse(parse(await readFile(file, 'utf8')));
}
