import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Moment } from '../emulators/moments.ts';
import { startVideosEmulator } from '../emulators/openai-videos.ts';
import { allPaidOnce, booksOf, clips, createPaidProject, startPaidRun } from './paid-campaign.ts';
import type { Project, Started } from './project.ts';
import { seeded } from './seeded.ts';

// The real command is killed while a service works for it that counts what it would charge.

const soak = process.env.REELMILL_SOAK !== undefined;
const kills = soak ? 120 : 6;

/** When a run is killed: at a moment of its service, counted from 1 within the run, or so many milliseconds after it began. */
type Doom = (Moment & { readonly nth: number; readonly then?: Then }) | { readonly afterMs: number };
/** What becomes of the create that the run was killed over: nothing, or it is begun all the same, a while later. */
type Then = 'drop' | 'begin late';

// The first six are such that the next run knows at once what became of everything.
const draws: readonly ((upTo: (most: number) => number) => Doom)[] = [
  (upTo) => ({ route: 'create', when: 'begun', nth: upTo(clips) }),
  () => ({ route: 'list', when: 'arrived', nth: 1 }),
  (upTo) => ({ route: 'create', when: 'answered', nth: upTo(clips) }),
  (upTo) => ({ route: 'content', when: 'sending', nth: upTo(16) }),
  (upTo) => ({ route: 'retrieve', when: 'arrived', nth: upTo(clips) }),
  (upTo) => ({ route: 'content', when: 'answered', nth: upTo(clips) }),
  (upTo) => ({ route: 'retrieve', when: 'answered', nth: upTo(clips) }),
  (upTo) => ({ route: 'list', when: 'answered', nth: upTo(2) }),
  (upTo) => ({ route: 'create', when: 'arrived', nth: upTo(clips) }),
  (upTo) => ({ route: 'create', when: 'read', nth: upTo(clips), then: 'drop' }),
  (upTo) => ({ route: 'create', when: 'read', nth: upTo(clips), then: 'begin late' }),
  (upTo) => ({ afterMs: upTo(4000) }),
];

interface Victim {
  readonly run: Started;
  readonly doom: Doom;
  seen: number;
}

/** A service that counts what it would charge, and kills who is at work for it when the time has come. */
async function startDeadlyService() {
  let victim: Victim | undefined;
  const service = await startVideosEmulator({
    job: (nth) => ({ polls: nth % 3 === 0 ? 2 : 1 }),
    async watch({ route, when }) {
      if (victim === undefined || 'afterMs' in victim.doom) return undefined;
      const { doom, run } = victim;
      if (doom.route !== route || doom.when !== when) return undefined;
      victim.seen += 1;
      if (victim.seen !== doom.nth) return undefined;
      run.child.kill('SIGKILL');
      if (doom.then === 'begin late') await wait(3000);
      return doom.then === 'drop' ? 'drop' : undefined;
    },
  });
  /** Whether it was killed before it came to its end. */
  async function kill(project: Project, doom: Doom): Promise<boolean> {
    const run = startPaidRun(project, service);
    victim = { run, doom, seen: 0 };
    const timer = 'afterMs' in doom ? setTimeout(() => run.child.kill('SIGKILL'), doom.afterMs) : undefined;
    const { signal } = await run.ended;
    clearTimeout(timer);
    victim = undefined;
    return signal === 'SIGKILL';
  }
  return { service, kill, [Symbol.asyncDispose]: () => service.close() };
}

test('killed at any moment and run again: every clip is there, and was paid for once', { timeout: 3_600_000 }, async () => {
  const random = seeded(20261124);
  const upTo = (most: number): number => 1 + Math.floor(random() * most);
  let [done, projects, creates] = [0, 0, 0];
  while (done < kills) {
    await using project = await createPaidProject();
    await using deadly = await startDeadlyService();
    for (let killed = true; killed && done < kills; ) {
      const draw = draws[soak ? upTo(draws.length) - 1 : done];
      killed = await deadly.kill(project, draw?.(upTo) ?? { afterMs: 0 });
      if (killed) done += 1;
      expect(deadly.service.jobs.length).toBeLessThanOrEqual(clips);
    }
    const last = await startPaidRun(project, deadly.service).ended;
    expect(last.code, last.stderr).toBe(0);
    expect(await booksOf(project, deadly.service)).toEqual(allPaidOnce());
    projects += 1;
    creates += deadly.service.jobs.length;
  }
  console.log(`${done} kills in ${projects} projects of ${clips} clips: ${creates} creates`);
});
