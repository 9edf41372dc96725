import { createInterface } from 'node:readline';
import { openLedger } from '../../../src/ledger/open-ledger.ts';
import type { LaneLimits } from '../../../src/ledger/ledger.ts';
import { claimOf } from '../clip-request.ts';

// node limits.ts LEDGER RUN LIMITS: a run that reads its clock from a line of stdin. At each time it finishes some of what it
// has in the making, then starts as much as it is let, in a race with its siblings, and prints what it did in one line.
const [file = '', run = '', limitsText = '{}'] = process.argv.slice(2);
const limits: LaneLimits = JSON.parse(limitsText);

let now = 0;
let clips = 0;
const making: string[] = [];
const ledger = await openLedger(file, { now: () => new Date(now), busyTimeoutMs: 30_000 });

for await (const line of createInterface({ input: process.stdin })) {
  const first = now === 0;
  now = Number(line);
  if (first) await ledger.beginRun({ id: run, campaign: run, pid: process.pid, host: 'here' });
  else await ledger.heartbeat(run);
  process.stdout.write(`${JSON.stringify({ ended: await finishSome(), started: await startSome() })}\n`);
}
await ledger.close();

/** Half of it, in turns the older and the younger. */
async function finishSome(): Promise<string[]> {
  const done = making.splice(clips % 2, Math.ceil(making.length / 2));
  for (const key of done) await ledger.clipReady(key, 1, { path: key, sha256: key, bytes: 1 }, 0);
  return done;
}

async function startSome(): Promise<string[]> {
  const started: string[] = [];
  for (;;) {
    const key = `${run}-${clips}`;
    const claim = await ledger.claimClip(claimOf({ key, run, campaign: run, limits }));
    if (claim.action !== 'start') return started;
    clips += 1;
    await ledger.clipSending(key, claim.attempt);
    await ledger.clipStarted(key, claim.attempt, { id: key });
    making.push(key);
    started.push(key);
  }
}
