import { readSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { ClaimRequest } from '../../../src/ledger/ledger.ts';
import { openLedger } from '../../../src/ledger/open-ledger.ts';
import { claimOf } from '../clip-request.ts';

// node work.ts LEDGER RUN CLIPS BUDGET FREEZE WHEN CAP: a run without a provider. It wants the same clips as its siblings, at a
// cent each, and prints one line for each claim and for each request that it sends. Before or after the request number
// FREEZE it stands still until a line comes in.
const [file = '', run = '', clips = '0', budget = '0', freeze = '0', when = 'after', cap = 'campaign'] =
  process.argv.slice(2);

const ledger = await openLedger(file, { now: () => new Date(), busyTimeoutMs: 30_000 });
await ledger.beginRun({ id: run, campaign: 'race', pid: process.pid, host: hostname() });
let starts = 0;
await Promise.all(Array.from({ length: Number(clips) }, (_, index) => make(`clip-${index}`)));
await ledger.endRun(run, 'done');
await ledger.close();

async function make(key: string): Promise<void> {
  const claim: ClaimRequest = {
    ...claimOf({ key, campaign: 'race', run, estimateMicros: 10_000 }),
    caps: { [cap]: Number(budget) * 10_000 },
  };
  let claimed = await ledger.claimClip(claim);
  for (; claimed.action === 'wait'; claimed = await ledger.claimClip(claim)) await wait(20);
  process.stdout.write(`${claimed.action} ${key}\n`);
  if (claimed.action === 'start') await send(key, claimed.attempt);
  if (claimed.action === 'start' || claimed.action === 'find')
    await ledger.clipStarted(key, claimed.attempt, { id: key });
  if (!('attempt' in claimed)) return;
  await ledger.clipReady(key, claimed.attempt, { path: key, sha256: key, bytes: 1 }, 10_000);
}

async function send(key: string, attempt: number): Promise<void> {
  if (when === 'before') freezeAt(Number(freeze));
  await ledger.clipSending(key, attempt);
  process.stdout.write(`sent ${key}\n`);
  if (when !== 'before') freezeAt(Number(freeze));
}

function freezeAt(start: number): void {
  starts += 1;
  if (starts !== start) return;
  process.stdout.write('frozen\n');
  // Not process.stdin: touching it makes reads return at once.
  readSync(0, Buffer.alloc(1));
}
