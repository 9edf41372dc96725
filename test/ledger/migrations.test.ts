import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { claimOf, clipRequest } from './clip-request.ts';

// The tables as version 1 made them, with a clip in every state.
const version1 = `
  create table runs (id text primary key, campaign text not null, pid integer not null, host text not null,
    started_at text not null, heartbeat_at text not null, ended_at text, outcome text);
  create table clips (key text primary key, campaign text not null, state text not null, request text not null,
    provider text not null, model text not null, operation text, attempt integer not null, run text references runs (id),
    file text, error text, started_at text, updated_at text not null);
  create index clips_by_campaign on clips (campaign);
  create table charges (clip text not null references clips (key), campaign text not null, reserved_micros bigint not null,
    spent_micros bigint not null, constraint charges_key primary key (clip, campaign));
  create index charges_by_campaign on charges (campaign);
  create table deliverables (campaign text not null, id text not null, key text not null, state text not null,
    run text references runs (id), files text not null, inspection text, error text, updated_at text not null,
    constraint deliverables_key primary key (campaign, id));
  pragma user_version = 1;
  insert into runs values ('old', 'aurora', 1, 'here', '2026-10-31T10:00:00.000Z', '2026-10-31T10:00:00.000Z', null, null);`;

interface Row {
  readonly key: string;
  readonly state: string;
  readonly reserved?: number;
  readonly spent?: number;
  readonly operation?: string;
  readonly run?: string;
  readonly month?: string;
}

const rows: readonly Row[] = [
  { key: 'ready', state: 'ready', spent: 400_000, operation: 'video_1' },
  { key: 'failed', state: 'failed', spent: 100_000, operation: 'video_2' },
  { key: 'planned', state: 'planned' },
  { key: 'running', state: 'running', reserved: 500_000, spent: 50_000, operation: 'video_3', run: 'old' },
  { key: 'starting', state: 'starting', reserved: 300_000, run: 'old', month: '2026-10' },
  { key: 'unknown', state: 'unknown', reserved: 200_000 },
  { key: 'lost', state: 'running', spent: 700_000, operation: 'video_4' },
];

async function openOld() {
  const file = join(temporaryFolder(), 'ledger.db');
  const database = new DatabaseSync(file);
  database.exec(version1);
  const clip = database.prepare('insert into clips values (?, ?, ?, ?, ?, ?, ?, 3, ?, null, ?, ?, ?)');
  const charge = database.prepare('insert into charges values (?, ?, ?, ?)');
  for (const { key, state, operation, run = null, reserved = 0, spent = 0, month = '2026-11' } of rows) {
    const at = `${month}-05T10:00:00.000Z`;
    const job = operation === undefined ? null : JSON.stringify({ id: operation });
    clip.run(key, 'aurora', state, JSON.stringify(clipRequest), 'openai', 'sora-2', job, run, 'why', at, at);
    charge.run(key, 'aurora', reserved, spent);
  }
  // Another campaign tried the same clip before, and paid for it.
  charge.run('ready', 'borealis', 0, 30_000);
  database.close();
  const ledger = await openLedger(file, { now: () => new Date('2026-11-23T10:00:00Z'), isAlive: () => false });
  onTestFinished(() => ledger.close());
  return { ledger, file };
}

test('what version 1 kept is there, to the micro-dollar', async () => {
  const { ledger } = await openOld();
  const clips = await ledger.clipsOf('aurora');
  expect(Object.fromEntries(clips.map((clip) => [clip.key, [clip.reservedMicros, clip.spentMicros]]))).toEqual({
    ready: [0, 400_000],
    failed: [0, 100_000],
    planned: [0, 0],
    running: [500_000, 50_000],
    starting: [300_000, 0],
    unknown: [200_000, 0],
    lost: [0, 700_000],
  });
  expect(await ledger.committed({ campaign: 'aurora' })).toBe(2_250_000);
  expect(await ledger.committed({ campaign: 'borealis' })).toBe(30_000);
  expect(await ledger.committed({ month: '2026-10' })).toBe(300_000);
  expect(await ledger.committed({ month: '2026-11' })).toBe(1_980_000);
  expect(await ledger.operations('openai')).toEqual(new Set(['video_1', 'video_2', 'video_3', 'video_4']));
});

test.each([
  ['ready', 'use'],
  ['failed', 'start'],
  ['planned', 'start'],
  ['running', 'resume'],
  // It may have been sent: version 1 kept no note of that.
  ['starting', 'find'],
  ['unknown', 'unknown'],
  ['lost', 'resume'],
])('a clip that was %s in version 1: %s', async (key, action) => {
  const { ledger } = await openOld();
  await ledger.beginRun({ id: 'new', campaign: 'aurora', pid: 2, host: 'here' });
  expect(await ledger.claimClip(claimOf({ key, run: 'new' }))).toMatchObject({ action });
});

test('what was under way is settled as if it had been begun today', async () => {
  const { ledger } = await openOld();
  await ledger.beginRun({ id: 'new', campaign: 'aurora', pid: 2, host: 'here' });
  const file = { path: 'p', sha256: 's', bytes: 1 };
  for (const key of ['running', 'lost']) await ledger.claimClip(claimOf({ key, run: 'new' }));
  await ledger.clipReady('running', 4, file, 450_000);
  await ledger.clipReady('lost', 4, file, 0);
  const after = await ledger.clips(['running', 'lost']);
  expect(after.get('running')).toMatchObject({ state: 'ready', reservedMicros: 0, spentMicros: 500_000 });
  expect(after.get('lost')).toMatchObject({ state: 'ready', reservedMicros: 0, spentMicros: 700_000 });
});

test('a ledger is brought up to date once', async () => {
  const { ledger, file } = await openOld();
  await ledger.close();
  const again = await openLedger(file, { now: () => new Date('2026-11-23T10:00:00Z') });
  expect(await again.committed({})).toBe(2_280_000);
  await again.close();
});
