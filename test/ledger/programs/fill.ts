import { UserError } from '../../../src/errors.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { openLedger } from '../../../src/ledger/open-ledger.ts';
import { claimOf } from '../clip-request.ts';

// node fill.ts LEDGER: claims clips until the disk refuses, and says why, and whether the ledger knows each of them.
const [file = ''] = process.argv.slice(2);

try {
  const ledger = await openLedger(file, { now: () => new Date() });
  await ledger.beginRun({ id: 'one', campaign: 'aurora', pid: process.pid, host: 'here' });
  await fill(ledger);
} catch (error) {
  process.stdout.write(error instanceof UserError ? `${error.message}\n${error.hint}\n` : String(error));
}

async function fill(ledger: Ledger): Promise<void> {
  let claimed = 0;
  try {
    for (; claimed < 5000; claimed += 1) await ledger.claimClip(claimOf({ key: `clip-${claimed}` }));
  } finally {
    const known = (await ledger.clipsOf('aurora')).length;
    process.stdout.write(`${claimed > 0 && claimed === known ? 'all' : 'not all'} claims are known\n`);
  }
}
