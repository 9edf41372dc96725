import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ProviderError, UserError } from '../src/errors.ts';
import { openRunLog } from '../src/log.ts';
import { createRedactor } from '../src/secrets/redactor.ts';
import { secretsIn } from '../src/secrets/secrets-in.ts';

const now = () => Date.UTC(2026, 10, 23, 9, 30, 5);
const run = '0a1b2c3d-0000-4000-8000-000000000000';

async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'reelmill-log-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

async function linesOf(file: string): Promise<Record<string, unknown>[]> {
  const text = await readFile(file, 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

test('one file for each run; every change of state, and no progress in between', async () => {
  await using folder = await temporaryFolder();
  const log = openRunLog({ folder: join(folder.path, 'logs'), run, now, hide: (text) => text });
  expect(log.file).toBe(join(folder.path, 'logs', '2026-11-23T09-30-05Z-0a1b2c3d.ndjson'));
  const clip = { type: 'clip', key: 'k', label: 'teaser/1', provider: 'animatic' } as const;
  log.event({ ...clip, state: 'running', progress: 0 });
  log.event({ ...clip, state: 'running', progress: 0.5 });
  log.event({ ...clip, state: 'failed', message: 'no' });
  log.event({ type: 'warning', message: 'careful' });
  // Not closed: what was written must be there when the process is killed.
  expect(await linesOf(log.file)).toMatchObject([
    { level: 'info', time: '2026-11-23T09:30:05.000Z', type: 'clip', label: 'teaser/1', state: 'running' },
    { level: 'error', type: 'clip', state: 'failed', message: 'no' },
    { level: 'warn', type: 'warning', message: 'careful' },
  ]);
  log.close();
});

test('a line names the job and says how long the state before it lasted', async () => {
  await using folder = await temporaryFolder();
  let at = now();
  const log = openRunLog({ folder: folder.path, run, now: () => at, hide: (text) => text });
  const clip = { type: 'clip', key: 'k', label: 'teaser/1' } as const;
  const video = { type: 'deliverable', id: 'teaser/x/en' } as const;
  const after = (ms: number, event: Parameters<typeof log.event>[0]) => {
    at += ms;
    log.event(event);
  };
  after(0, { ...clip, provider: 'openai', state: 'waiting' });
  after(5, { ...clip, provider: 'openai', model: 'sora-2', state: 'starting' });
  after(900, { ...clip, provider: 'openai', model: 'sora-2', operation: 'video_1', state: 'running' });
  after(10, { ...clip, provider: 'openai', state: 'running', progress: 0.5 });
  after(48_000, { ...clip, provider: 'openai', state: 'downloading' });
  after(1500, { ...clip, provider: 'openai', state: 'ready', costUsd: 0.4 });
  after(0, { ...video, state: 'rendering' });
  after(7000, { ...video, state: 'ready', file: 'x.mp4' });
  after(0, { ...clip, provider: 'animatic', state: 'starting' });
  log.close();
  const job = { key: 'k', label: 'teaser/1', provider: 'openai', model: 'sora-2', operation: 'video_1' };
  const lines = await linesOf(log.file);
  expect(lines.slice(1)).toMatchObject([
    { state: 'starting', model: 'sora-2', after: 'waiting', ms: 5 },
    { ...job, state: 'running', after: 'starting', ms: 900 },
    { ...job, state: 'downloading', after: 'running', ms: 48_010 },
    { ...job, state: 'ready', after: 'downloading', ms: 1500, costUsd: 0.4 },
    { id: 'teaser/x/en', state: 'rendering' },
    { id: 'teaser/x/en', state: 'ready', after: 'rendering', ms: 7000, file: 'x.mp4' },
    { provider: 'animatic', state: 'starting' },
  ]);
  // Somebody else's job has another name.
  expect(lines.at(-1)).not.toHaveProperty('operation');
});

test('failures stand there with their stacks and the causes of those', async () => {
  await using folder = await temporaryFolder();
  const log = openRunLog({ folder: folder.path, run, now, hide: (text) => text });
  const cause = new ProviderError('HTTP 500', { provider: 'openai', cause: new TypeError('socket hang up') });
  log.error('teaser/x/en', cause);
  log.close();
  const [first] = await linesOf(log.file);
  expect(first).toMatchObject({
    level: 'error',
    msg: 'teaser/x/en',
    err: { type: 'ProviderError', provider: 'openai' },
  });
  expect(JSON.stringify(first)).toMatch(/log\.test\.ts.*TypeError: socket hang up/);
});

test('secrets are never written, wherever they turn up', async () => {
  await using folder = await temporaryFolder();
  const env = {
    OPENAI_API_KEY: 'sk-very"secret',
    GATEWAY: 'https://me:p4ss%2Fword@gateway.example.com',
    MONKEY: 'bananas-bananas',
    EMPTY_KEY: '',
  };
  const log = openRunLog({ folder: folder.path, run, now, hide: createRedactor(secretsIn(env)).hide });
  const cause = new Error(`401 for key sk-very"secret at https://x/?k=${encodeURIComponent('p4ss/word')}`);
  Object.assign(cause, { headers: { authorization: 'Bearer abcdefgh' } });
  log.event({ type: 'warning', message: 'sk-very"secret is wrong, bananas-bananas is right' });
  log.error('teaser/x/en', cause);
  log.close();
  const text = await readFile(log.file, 'utf8');
  expect(text).not.toMatch(/sk-very|p4ss|abcdefgh/);
  expect(text).toContain('bananas-bananas');
  expect(await linesOf(log.file)).toHaveLength(2);
});

test('keeps the newest fifty', async () => {
  await using folder = await temporaryFolder();
  const old = Array.from({ length: 60 }, (_, n) => `2026-11-22T00-00-${String(n).padStart(2, '0')}Z-aaaaaaaa.ndjson`);
  for (const name of old) await writeFile(join(folder.path, name), '');
  await writeFile(join(folder.path, 'notes.txt'), 'mine');
  const log = openRunLog({ folder: folder.path, run, now, hide: (text) => text });
  log.close();
  const names = (await readdir(folder.path)).toSorted();
  expect(names).toEqual([...old.slice(-49), '2026-11-23T09-30-05Z-0a1b2c3d.ndjson', 'notes.txt']);
});

test('where it cannot be written, a person is told', async () => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, 'project'));
  await writeFile(join(folder.path, 'project', 'logs'), 'a file');
  const open = () => openRunLog({ folder: join(folder.path, 'project', 'logs'), run, now, hide: (text) => text });
  expect(open).toThrow(UserError);
});
