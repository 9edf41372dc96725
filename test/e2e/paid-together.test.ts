import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Moment } from '../emulators/moments.ts';
import { startVideosEmulator } from '../emulators/openai-videos.ts';
import { allPaidOnce, booksOf, clips, createPaidProject, startPaidRun } from './paid-campaign.ts';

// Two runs of one campaign on one ledger, each the real command.

const soak = process.env.REELMILL_SOAK !== undefined;
const rounds = soak ? 10 : 1;
const timeout = soak ? 1_200_000 : 240_000;

test('two that begin at once make each clip once', { timeout }, async () => {
  for (let round = 0; round < rounds; round += 1) {
    await using project = await createPaidProject();
    await using service = await startVideosEmulator({ job: () => ({ polls: 1 }) });
    const first = startPaidRun(project, service);
    await wait(round * 100);
    const both = await Promise.all([first.ended, startPaidRun(project, service).ended]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(await booksOf(project, service)).toEqual(allPaidOnce());
  }
});

// A process that is seen to live keeps its clips for ten minutes (run-rows.ts).
const elevenMinutesLater = {
  CLOCK_AHEAD_MS: String(11 * 60_000),
  NODE_OPTIONS: `--import=${new URL('programs/clock-ahead.ts', import.meta.url).href}`,
};

// Where all creates have come: a process that is suspended for ten minutes between its last look at the ledger and the
// request that follows would send what another has sent meanwhile, and no service takes a key that would tell it so.
const moments: readonly (Moment & { readonly nth: number })[] = [
  { route: 'create', when: 'begun', nth: clips },
  { route: 'create', when: 'answered', nth: clips },
  { route: 'retrieve', when: 'arrived', nth: clips },
  { route: 'content', when: 'sending', nth: 4 },
  { route: 'content', when: 'answered', nth: 1 },
];

// Long and, on a busy machine, at the mercy of its clock: the short form of it is test/ledger/processes.test.ts.
test.skipIf(!soak).each(moments)(
  'one that is suspended over $route $when for longer than it is believed to live',
  { timeout },
  async (moment) => {
    await using project = await createPaidProject();
    let seen = 0;
    const asleep = Promise.withResolvers<void>();
    await using service = await startVideosEmulator({
      job: () => ({ polls: 1 }),
      watch({ route, when }) {
        if (route !== moment.route || when !== moment.when) return undefined;
        seen += 1;
        if (seen !== moment.nth) return undefined;
        sleeper.child.kill('SIGSTOP');
        asleep.resolve();
        return undefined;
      },
    });
    const sleeper = startPaidRun(project, service);
    await asleep.promise;

    const heir = await startPaidRun(project, service, elevenMinutesLater).ended;
    expect(heir.code, heir.stderr).toBe(0);
    sleeper.child.kill('SIGCONT');
    const { code, stderr } = await sleeper.ended;
    expect(code, stderr).toBe(0);
    expect(await booksOf(project, service)).toEqual(allPaidOnce());
  },
);
