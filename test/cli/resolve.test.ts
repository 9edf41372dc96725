import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import type { ClipTask } from '../../src/plan/plan.ts';
import { startVideosEmulator, type VideosEmulator } from '../emulators/openai-videos.ts';
import { createProject } from '../e2e/project.ts';
import { claimOf } from '../ledger/clip-request.ts';
import { person } from './person.ts';
import { runCommand, type CommandOptions } from './run-command.ts';

// A campaign of one clip whose answer was lost: what is said of it, and what a person can say.

const file = 'campaigns/lamp.yaml';
const campaign = `name: lamp
content: A lamp that follows the sun
platforms: [x]
generate: { provider: openai }
videos:
  - { id: lamp, scenes: [{ prompt: A brass lamp on a desk at dawn, seconds: 1 }] }
`;

let root = '';
let service: VideosEmulator;
let clip: ClipTask;

const reelmill = (args: readonly string[], options: Partial<CommandOptions> = {}) =>
  runCommand(args, {
    cwd: root,
    env: { REELMILL_OPENAI_BASE_URL: service.baseUrl, OPENAI_API_KEY: 'sk-any-key' },
    ...options,
  });

const short = () => clip.key.slice(0, 8);
const steady = (text: string) => text.replaceAll(short(), '<clip>');

async function withLedger<T>(work: (ledger: Ledger) => Promise<T>): Promise<T> {
  const ledger = await openLedger(join(root, '.reelmill', 'ledger.db'), {
    now: () => new Date('2026-11-23T10:00:00Z'),
  });
  try {
    return await work(ledger);
  } finally {
    await ledger.close();
  }
}

beforeEach(async () => {
  const project = await createProject({ [file]: campaign });
  service = await startVideosEmulator({ job: () => ({ polls: 1 }) });
  onTestFinished(async () => {
    await service.close();
    await project[Symbol.asyncDispose]();
  });
  ({ root } = project);
  const { plan } = JSON.parse((await reelmill(['plan', file, '--json'])).stdout);
  [clip] = plan.clips;
  await withLedger(async (ledger) => {
    await ledger.beginRun({ id: 'old', campaign: 'lamp', pid: 1, host: 'elsewhere' });
    const { key, label, request } = clip;
    await ledger.claimClip(claimOf({ key, label, request, campaign: 'lamp', run: 'old', estimateMicros: 400_000 }));
    await ledger.clipSending(key, 1);
    await ledger.clipUnknown(key, 1, 'openai may have begun lamp/1 16:9 x and charged for it: socket hang up.');
    await ledger.endRun('old', 'failed');
  });
});

const recordOf = () => withLedger(async (ledger) => (await ledger.clips([clip.key])).get(clip.key));

test('status says what is not known, what it holds, and what to do', async () => {
  const { stdout } = await reelmill(['status', file]);
  expect(steady(stdout)).toMatchInlineSnapshot(`
    "lamp
    videos  1 unknown
    clips   1 unknown
    money   $0.40 spent or reserved

    unknown clip lamp/1 16:9 x
            openai may have begun lamp/1 16:9 x and charged for it: socket hang up.
            openai sora-2, since 2026-11-23 10:00 UTC; $0.40 stays reserved. Look at the service, then say:
            reelmill resolve <clip> --attach ID   it is there, under this id
            reelmill resolve <clip> --abandon     it cost money, and nothing will come of it
            reelmill resolve <clip> --retry       it is not there, and was never started

    next    reelmill run campaigns/lamp.yaml
    "
  `);
  const { problems } = JSON.parse((await reelmill(['status', file, '--json'])).stdout);
  expect(problems[0].unknown).toEqual({
    key: clip.key,
    provider: 'openai',
    model: 'sora-2',
    since: '2026-11-23T10:00:00.000Z',
    reservedUsd: 0.4,
  });
});

test('a clip of an earlier plan is shown too, since it holds money', async () => {
  await writeFile(join(root, file), campaign.replace('at dawn', 'at dusk'));
  const { stdout } = await reelmill(['status', file]);
  expect(stdout).toContain('clips   1 new\n');
  expect(stdout).toContain('unknown clip lamp/1 16:9 x\n');
});

test('a run leaves it alone', async () => {
  const { exitCode, stderr } = await reelmill(['run', file, '--yes']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('socket hang up');
  expect(stderr).toContain('`reelmill status` says how to resolve what nobody knows the fate of.');
  expect(service.jobs).toHaveLength(0);
});

test('attached, it is fetched by the next run and paid for once', async () => {
  const asked = { model: 'sora-2', prompt: 'A brass lamp on a desk at dawn', seconds: '4', size: '1280x720' };
  const body = JSON.stringify(asked);
  const headers = { 'content-type': 'application/json', authorization: 'Bearer sk-any-key' };
  await fetch(`${service.baseUrl}/videos`, { method: 'POST', body, headers });
  const { exitCode, stderr } = await reelmill(['resolve', short(), '--attach', 'video_1', '--yes']);
  expect({ exitCode, stderr: steady(stderr) }).toMatchInlineSnapshot(`
    {
      "exitCode": 0,
      "stderr": "✓ lamp/1 16:9 x (<clip>) is in the making as video_1: the next run fetches it.
    ",
    }
  `);
  expect(await recordOf()).toMatchObject({ state: 'running', operation: { id: 'video_1' }, reservedMicros: 400_000 });
  expect(await reelmill(['run', file, '--yes'])).toMatchObject({ exitCode: 0 });
  expect(service.jobs).toHaveLength(1);
  expect(await recordOf()).toMatchObject({ state: 'ready', reservedMicros: 0, spentMicros: 400_000 });
});

test('an id that the service does not know is refused', async () => {
  const { exitCode, stderr } = await reelmill(['resolve', short(), '--attach', 'video_9', '--yes']);
  expect({ exitCode, stderr: steady(stderr) }).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "stderr": "error openai does not confirm video_9: The service does not know video_9 any more
          Check the id, and run it again. Nothing was changed.
    ",
    }
  `);
  expect(await recordOf()).toMatchObject({ state: 'unknown' });
});

test.each([
  [
    ['--abandon'],
    'is given up, and $0.40 counts as spent (all that was reserved; --cost says otherwise). The next run makes it anew.',
    { state: 'failed', spentMicros: 400_000, reservedMicros: 0 },
  ],
  [
    ['--abandon', '--cost', '0.10'],
    'is given up, and $0.10 counts as spent. The next run makes it anew.',
    { state: 'failed', spentMicros: 100_000, reservedMicros: 0 },
  ],
  [
    ['--retry'],
    'was never started: $0.40 is free again, and the next run starts it.',
    { state: 'planned', spentMicros: 0, reservedMicros: 0 },
  ],
])('%j', async (options, words, record) => {
  const { exitCode, stderr } = await reelmill(['resolve', clip.label, ...options, '--yes']);
  expect(exitCode).toBe(0);
  expect(steady(stderr)).toBe(`✓ ${clip.label} (<clip>) ${words}\n`);
  expect(await recordOf()).toMatchObject(record);
});

test('a person is asked, and silence is no', async () => {
  const questions = person('\r');
  const { exitCode, stderr } = await reelmill(['resolve', short(), '--retry'], { questions });
  expect({ exitCode, stderr }).toEqual({
    exitCode: 3,
    stderr: 'error Nothing was changed.\n      Run it again with --yes to agree.\n',
  });
  expect(questions.shown()).toContain('it is paid for');
  expect(await recordOf()).toMatchObject({ state: 'unknown' });
});

test.each([
  ['nothing is said', ['lamp/1 16:9 x'], 'error Say what became of lamp/1 16:9 x.\n'],
  [
    'two things are said',
    ['lamp/1 16:9 x', '--retry', '--abandon'],
    'error Say what became of lamp/1 16:9 x, and only one thing.\n',
  ],
  [
    'a cost is said of what cost nothing',
    ['lamp/1 16:9 x', '--retry', '--cost', '1'],
    'error --cost belongs to --abandon.\n      reelmill resolve "lamp/1 16:9 x" --attach ID   it was started',
  ],
  ['there is no such clip', ['ffffffff', '--retry'], 'error There is no clip ffffffff.\n'],
  [
    'the cost is no amount',
    ['lamp/1 16:9 x', '--abandon', '--cost', 'much'],
    'It takes an amount in US dollars, such as 0.40.',
  ],
])('when %s, nothing is changed', async (_, args, words) => {
  const { exitCode, stderr } = await reelmill(['resolve', ...args, '--yes']);
  expect(exitCode).toBe(1);
  expect(stderr).toContain(words);
  expect(await recordOf()).toMatchObject({ state: 'unknown' });
});

test('what needs nobody is said to need nobody', async () => {
  await reelmill(['resolve', short(), '--retry', '--yes']);
  const { exitCode, stderr } = await reelmill(['resolve', short(), '--abandon', '--yes']);
  expect({ exitCode, stderr: steady(stderr) }).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "stderr": "error lamp/1 16:9 x (<clip>) needs nobody: it is not started, and the next run starts it.
    ",
    }
  `);
});

test('a clip whose run ended while it was started is for the next run to look up', async () => {
  await withLedger(async (ledger) => {
    await ledger.beginRun({ id: 'new', campaign: 'lamp', pid: 1, host: 'elsewhere' });
    await ledger.clipReleased(clip.key, 1);
    const { key, label, request } = clip;
    await ledger.claimClip(claimOf({ key, label, request, campaign: 'lamp', run: 'new' }));
    await ledger.clipSending(key, 2);
  });
  const { stderr } = await reelmill(['resolve', short(), '--retry', '--yes']);
  expect(stderr).toContain('The next run looks it up by itself.');
});
