import { readSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { ClaimRequest } from '../../../src/ledger/ledger.ts';
import { openLedger } from '../../../src/ledger/open-ledger.ts';
import { clipRequest } from '../clip-request.ts';

// node work.ts LEDGER RUN CLIPS BUDGET FREEZE: a run without a provider. It wants the same clips as its siblings, at a cent each,
// and prints one line for each claim. After FREEZE starts it stands still, as a suspended process does, until a line comes in.
const [file = '', run = '', clips = '0', budget = '0', freeze = '0'] = process.argv.slice(2);

const ledger = await openLedger(file, { now: () => new Date(), busyTimeoutMs: 30_000 });
await ledger.beginRun({ id: run, campaign: 'race', pid: process.pid, host: hostname() });
let starts = 0;
await Promise.all(Array.from({ length: Number(clips) }, (_, index) => make(`clip-${index}`)));
await ledger.endRun(run, 'done');
await ledger.close();

async function make(key: string): Promise<void> {
  const claim: ClaimRequest = {
    key,
    request: clipRequest,
    campaign: 'race',
    run,
    estimateMicros: 10_000,
    budgetMicros: Number(budget) * 10_000,
  };
  let claimed = await ledger.claimClip(claim);
  for (; claimed.action === 'wait'; claimed = await ledger.claimClip(claim)) await wait(20);
  process.stdout.write(`${claimed.action} ${key}\n`);
  if (claimed.action === 'start') freezeAt(Number(freeze));
  if (claimed.action === 'start' || claimed.action === 'find')
    await ledger.clipStarted(key, claimed.attempt, { id: key });
  if (!('attempt' in claimed)) return;
  await ledger.clipReady(key, claimed.attempt, { path: key, sha256: key, bytes: 1 }, 10_000);
}

function freezeAt(start: number): void {
  starts += 1;
  if (starts !== start) return;
  process.stdout.write('frozen\n');
  // Not process.stdin: touching it makes reads return at once.
  readSync(0, Buffer.alloc(1));
}
