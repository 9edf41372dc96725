import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

export interface TestLedger {
  readonly ledger: Ledger;
  readonly file: string;
  /** Moves the clock that the ledger reads, in seconds. */
  readonly later: (seconds: number) => void;
  /** By process number; those that are not named cannot be told. */
  readonly processes: Map<number, boolean>;
}

/** A real ledger in a folder of its own, at a time of its own. The runs `one` and `two` have begun, as processes 1 and 2. */
export async function openTestLedger(): Promise<TestLedger> {
  const file = join(temporaryFolder(), '.reelmill', 'ledger.db');
  let time = Date.parse('2026-11-23T10:00:00Z');
  const processes = new Map<number, boolean>();
  const ledger = await openLedger(file, { now: () => new Date(time), isAlive: (pid) => processes.get(pid) });
  onTestFinished(() => ledger.close());
  await ledger.beginRun({ id: 'one', campaign: 'aurora', pid: 1, host: 'here' });
  await ledger.beginRun({ id: 'two', campaign: 'aurora', pid: 2, host: 'here' });
  const later = (seconds: number): void => {
    time += seconds * 1000;
  };
  return { ledger, file, later, processes };
}
