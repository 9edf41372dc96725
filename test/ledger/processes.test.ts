import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import type { Cap, Ledger } from '../../src/ledger/ledger.ts';
import { claimOf } from './clip-request.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

const program = fileURLToPath(new URL('programs/work.ts', import.meta.url));

test('four processes open a fresh ledger and want the same 50 clips: each is started once', async () => {
  const file = join(temporaryFolder(), 'ledger.db');
  const lines = await finished(['a', 'b', 'c', 'd'].map((run) => work(file, run, { clips: 50, budget: 50 })));
  expect(sentBy(lines)).toEqual(keys(50));
  expect(await bill(file)).toEqual({ ready: 50, micros: 500_000 });
});

test('the budget holds, whatever the number of processes', async () => {
  const file = join(temporaryFolder(), 'ledger.db');
  const lines = await finished(['a', 'b', 'c', 'd'].map((run) => work(file, run, { clips: 50, budget: 20 })));
  expect(sentBy(lines).length).toBe(20);
  expect(await bill(file)).toEqual({ ready: 20, micros: 200_000 });
});

test.each(['run', 'campaign', 'month'] as const)(
  'four processes race for the last clips that the cap of a %s allows',
  async (cap) => {
    const file = join(temporaryFolder(), 'ledger.db');
    const runs = ['a', 'b', 'c', 'd'];
    const lines = await finished(runs.map((run) => work(file, run, { clips: 30, budget: 6, cap })));
    // A run may spend six, and there are four of them.
    expect(sentBy(lines).length).toBe(cap === 'run' ? 24 : 6);
  },
);

test('what a killed process had started is looked up, and never started again', async () => {
  const file = join(temporaryFolder(), 'ledger.db');
  const victim = work(file, 'victim', { clips: 10, budget: 10, freeze: 4 });
  const before = await frozen(victim);
  victim.kill('SIGKILL');
  await once(victim, 'close');
  const after = await finished(['a', 'b'].map((run) => work(file, run, { clips: 10, budget: 10 })));
  expect(sentBy(before).length).toBe(4);
  expect([...sentBy(before), ...sentBy(after)].toSorted()).toEqual(keys(10));
  expect(after.filter((line) => line.startsWith('find ')).length).toBeGreaterThan(0);
  expect(await bill(file)).toEqual({ ready: 10, micros: 100_000 });
});

test('a process that is suspended before it sends, and loses its clip meanwhile, does not send when it wakes up', async () => {
  const file = join(temporaryFolder(), 'ledger.db');
  const sleeper = work(file, 'sleeper', { clips: 1, budget: 1, freeze: 1, when: 'before' });
  await frozen(sleeper);
  sleeper.kill('SIGSTOP');
  await withLedger(file, async (ledger) => {
    await ledger.beginRun({ id: 'heir', campaign: 'race', pid: process.pid, host: 'here' });
    // Nothing has been sent, so the heir need not look it up.
    expect(await ledger.claimClip(claimOf({ key: 'clip-0', run: 'heir' }))).toEqual({ action: 'start', attempt: 2 });
    await ledger.clipSending('clip-0', 2);
    await ledger.clipStarted('clip-0', 2, { id: 'the only one' });
  });
  sleeper.kill('SIGCONT');
  sleeper.stdin.end('wake up\n');
  const [printed, errors] = await Promise.all([text(sleeper.stdout), text(sleeper.stderr)]);
  expect(errors).toContain('StaleClaimError');
  expect(printed).not.toContain('sent');
});

test('a process that slept through the loss of what it sent is refused when it wakes up', async () => {
  const file = join(temporaryFolder(), 'ledger.db');
  const sleeper = work(file, 'sleeper', { clips: 1, budget: 1, freeze: 1 });
  await frozen(sleeper);
  await withLedger(file, async (ledger) => {
    await ledger.beginRun({ id: 'heir', campaign: 'race', pid: process.pid, host: 'here' });
    expect(await ledger.claimClip(claimOf({ key: 'clip-0', run: 'heir' }))).toMatchObject({
      action: 'find',
      attempt: 2,
    });
    await ledger.clipStarted('clip-0', 2, { id: 'found' });
  });
  sleeper.stdin.end('wake up\n');
  expect(await text(sleeper.stderr)).toContain('StaleClaimError');
  await withLedger(file, async (ledger) => {
    expect(await ledger.clipsOf('race')).toMatchObject([{ run: 'heir', attempt: 2, operation: { id: 'found' } }]);
  });
});

interface Work {
  readonly clips: number;
  /** In clips. */
  readonly budget: number;
  /** After so many starts. */
  readonly freeze?: number;
  readonly when?: 'before' | 'after';
  readonly cap?: Cap;
}

function work(
  file: string,
  run: string,
  { clips, budget, freeze = 0, when = 'after', cap = 'campaign' }: Work,
): ChildProcessWithoutNullStreams {
  const args = [file, run, ...[clips, budget, freeze].map(String), when, cap];
  const child = spawn(process.execPath, [program, ...args]);
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function finished(children: readonly ChildProcessWithoutNullStreams[]): Promise<string[]> {
  const outputs = await Promise.all(children.map((child) => Promise.all([text(child.stdout), text(child.stderr)])));
  expect(outputs.map(([, errors]) => errors).join('')).toBe('');
  return outputs.flatMap(([lines]) => lines.split('\n'));
}

/** What it printed until it stood still. */
async function frozen(child: ChildProcessWithoutNullStreams): Promise<string[]> {
  let printed = '';
  for await (const piece of child.stdout.iterator({ destroyOnReturn: false })) {
    printed += String(piece);
    if (printed.includes('frozen')) break;
  }
  return printed.split('\n');
}

const sentBy = (lines: readonly string[]): string[] => lines.filter((line) => line.startsWith('sent ')).toSorted();

const keys = (count: number): string[] => Array.from({ length: count }, (_, index) => `sent clip-${index}`).toSorted();

async function bill(file: string): Promise<{ ready: number; micros: number }> {
  const clips = await withLedger(file, (ledger) => ledger.clipsOf('race'));
  return {
    ready: clips.filter((clip) => clip.state === 'ready').length,
    micros: clips.reduce((sum, clip) => sum + clip.spentMicros + clip.reservedMicros, 0),
  };
}

/** Opened by one who believes that nobody else is alive. */
async function withLedger<T>(file: string, use: (ledger: Ledger) => Promise<T>): Promise<T> {
  const ledger = await openLedger(file, { now: () => new Date(), isAlive: () => false });
  try {
    return await use(ledger);
  } finally {
    await ledger.close();
  }
}
