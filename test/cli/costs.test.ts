import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { makeProject } from '../project/make-project.ts';
import { claimOf } from '../ledger/clip-request.ts';
import { runCommand } from './run-command.ts';

const stored = { path: 'p', sha256: 's', bytes: 1 };

/** Two campaigns in two months: what was made, what failed, what is still under way. */
async function spendingProject(config = '{}\n'): Promise<string> {
  const root = makeProject({ 'reelmill.config.yaml': config });
  let now = new Date('2026-10-31T23:59:59Z');
  const ledger = await openLedger(join(root, '.reelmill', 'ledger.db'), { now: () => now });
  const begin = (id: string, campaign: string) => ledger.beginRun({ id, campaign, pid: 1, host: 'elsewhere' });
  const ready = async (key: string, change: Partial<Parameters<typeof claimOf>[0]>, spentMicros: number) => {
    await ledger.claimClip(claimOf({ key, ...change }));
    await ledger.clipStarted(key, 1, { id: key });
    await ledger.clipReady(key, 1, stored, spentMicros);
  };
  await begin('october', 'aurora');
  await ready('a', { run: 'october', platforms: ['tiktok', 'x', 'youtube'], uses: 3 }, 1_000_000);
  now = new Date('2026-11-01T00:00:00Z');
  await begin('november', 'borealis');
  const borealis = { run: 'november', campaign: 'borealis' };
  const xai = { ...claimOf().request, provider: 'xai', model: 'grok-imagine-video' };
  await ready('b', { ...borealis, request: xai, platforms: ['tiktok'], uses: 2 }, 700_000);
  await ledger.claimClip(claimOf({ ...borealis, key: 'c', label: 'teaser/2 9:16' }));
  await ledger.clipStarted('c', 1, { id: 'c' });
  await ledger.clipFailed('c', 1, 'openai could not make teaser/2 9:16 (moderation): faces', 400_000);
  await ledger.claimClip(claimOf({ ...borealis, key: 'd', estimateMicros: 250_000 }));
  await ledger.endRun('november', 'done', 1_500_000);
  await ledger.close();
  return root;
}

test('reelmill costs', async () => {
  const { exitCode, stdout } = await runCommand(['costs'], { cwd: await spendingProject() });
  expect(exitCode).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "Costs

    CAMPAIGN  CLIPS  SPENT  FAILED  RESERVED
    borealis      1  $1.10   $0.40     $0.25
    aurora        1  $1.00   $0.00     $0.00

    PLATFORM  CLIPS  SPENT  FAILED  RESERVED
    tiktok        2  $1.43   $0.40     $0.25
    x             1  $0.33   $0.00     $0.00
    youtube       1  $0.33   $0.00     $0.00

    MODEL                   CLIPS  SPENT  FAILED  RESERVED
    openai sora-2               1  $1.40   $0.40     $0.25
    xai grok-imagine-video      1  $0.70   $0.00     $0.00

    CAME TO NOTHING
    2026-11-01 $0.40 teaser/2 9:16, openai sora-2
              openai could not make teaser/2 9:16 (moderation): faces

    Spent     $2.10, of which $0.40 came to nothing
    Reserved  $0.25
    Saved     $2.70 by clips that several videos share, $1.50 by clips that were there
    "
  `);
});

test('reelmill costs --month --campaign', async () => {
  const cwd = await spendingProject('budget: { month: 50 USD }\n');
  const { stdout } = await runCommand(['costs', '--month', '2026-10', '--campaign', 'aurora'], { cwd });
  expect(stdout).toMatch(/^Costs of aurora in 2026-10\n/);
  expect(stdout).toMatch(/^Spent {5}\$1\.00$/m);
  expect(stdout).toMatch(/^Cap {7}\$50\.00 a month, of which \$\d+\.\d\d is spent or reserved in \d{4}-\d\d$/m);
});

test('for machines every sum is exact: platforms, models and campaigns each add up to the total', async () => {
  const { stdout } = await runCommand(['costs', '--json'], { cwd: await spendingProject() });
  const { total, campaigns, platforms, models, failures } = JSON.parse(stdout);
  expect(total).toMatchObject({
    clips: 2,
    spentMicros: 2_100_000,
    reservedMicros: 250_000,
    failedMicros: 400_000,
    sharedMicros: 2_700_000,
    reusedMicros: 1_500_000,
  });
  for (const lines of [campaigns, platforms, models]) {
    for (const sum of ['spentMicros', 'reservedMicros', 'failedMicros', 'sharedMicros']) {
      expect(lines.reduce((before: number, line: Record<string, number>) => before + (line[sum] ?? 0), 0)).toBe(
        total[sum],
      );
    }
  }
  expect(failures).toMatchObject([{ clip: 'c', outcome: 'failed', operation: { id: 'c' }, spentMicros: 400_000 }]);
});

test.each([
  [['--month', 'november'], 'It takes a month, such as 2026-11.'],
  [['--month', '2026-13'], 'It takes a month, such as 2026-11.'],
])('%j is refused', async (args, message) => {
  const { exitCode, stderr } = await runCommand(['costs', ...args], { cwd: await spendingProject() });
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(message) });
});

test('where nothing was ever made there is nothing to add up', async () => {
  const cwd = makeProject({ 'reelmill.config.yaml': '{}\n' });
  const { exitCode, stderr } = await runCommand(['costs'], { cwd });
  expect({ exitCode, stderr: stderr.replace(cwd, '<project>') }).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "stderr": "error nothing has been made yet in <project>
          Go to the folder of your project.
    ",
    }
  `);
});
