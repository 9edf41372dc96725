import { copyFile, mkdir, readFile, readdir, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Platform, platformSchema } from '../../src/campaign/platform-schema.ts';
import type { Media } from '../../src/media/media.ts';
import { encodeSettings } from '../../src/plan/encode-settings.ts';
import type { Edit } from '../../src/plan/edit.ts';
import { inspect } from '../../src/render/inspect/inspect.ts';
import { renderEdit } from '../render/render-edit.ts';
import { testEdit } from '../render/test-edit.ts';
import { makeFootage, never, temporaryFolder, testMedia, turnTrack, type Folder } from '../render/test-media.ts';
import { judge, look, profileSchema } from './judge.ts';

// Everything as the profiles say but the frame: with REELMILL_FULL_SIZE that as well, which takes minutes.
const part = process.env['REELMILL_FULL_SIZE'] === undefined ? 10 : 1;
const profiles = path.join(import.meta.dirname, '../../templates/platforms');
const even = (length: number) => Math.round(length / part / 2) * 2;

let media: Media;
let folder: Folder;
let clip: string;
const made = new Map<string, ReturnType<typeof make>>();

beforeAll(async () => {
  [media, folder] = await Promise.all([testMedia(), temporaryFolder()]);
  const sound = "aevalsrc='0.3*sin(2*PI*(300+200*mod(floor(t*4),3))*t)':s=48000";
  clip = await makeFootage(media, folder.file('clip.mp4'), { picture: 'testsrc2=s=192x192:r=30', sound, seconds: 6 });
});
afterAll(() => folder[Symbol.asyncDispose]());

const smaller = <Frame extends { width: number; height: number }>(frame: Frame) => ({
  ...frame,
  width: even(frame.width),
  height: even(frame.height),
});

/** The profile as it stands in its file, read through the renderer's schema and through the judge's. */
async function readProfile(id: string) {
  const data: unknown = parse(await readFile(path.join(profiles, `${id}.yaml`), 'utf8'));
  const [profile, platform] = [profileSchema.parse(data), platformSchema.parse(data)];
  return {
    profile: { ...profile, frame: smaller(profile.frame) },
    platform: { ...platform, frame: smaller(platform.frame) },
  };
}

/** Long enough for all of them: the longest minimum is 5 s. */
const seconds = 5;

function editFor(platform: Platform): Edit {
  const edit = testEdit(platform, [{ clip: 'a', seconds }]);
  return { ...edit, encode: { ...encodeSettings(platform, 'standard'), preset: 'ultrafast' } };
}

/** Platforms that ask for the same get the same file, which is looked at once. */
function makeFor(platform: Platform, edit: Edit): ReturnType<typeof make> {
  const key = JSON.stringify([edit.width, edit.height, { ...edit.encode, cover: undefined }]);
  const file = made.get(key) ?? make(platform, edit, path.join(folder.file(''), `made-${made.size}`));
  made.set(key, file);
  return file;
}

async function make(platform: Platform, edit: Edit, target: string) {
  await mkdir(target);
  const own = { ...folder, file: (name: string) => path.join(target, name) };
  const file = await renderEdit(media, own, { platform, edit, clips: { a: clip } });
  return { file, missed: await inspected(file, platform, edit), facts: await look(file, media.tools) };
}

async function inspected(file: string, platform: Platform, edit: Edit): Promise<string[]> {
  const sources = { seen: async () => ({ still: [], black: [] }), silent: [] };
  const asked = { platform, edit, sources, drawn: [] };
  const { checks } = await inspect(file, asked, { media, signal: never, folder: folder.file('') });
  return checks.filter(({ ok }) => !ok).map(({ rule }) => rule);
}

const ids = (await readdir(profiles)).map((name) => path.basename(name, '.yaml'));

test('there are profiles to judge by', () => expect(ids.length).toBeGreaterThan(15));

test.each(ids)('what is made for %s is right by our inspection and by the judge', async (id) => {
  const { profile, platform } = await readProfile(id);
  const edit = editFor(platform);
  const { missed, facts } = await makeFor(platform, edit);
  expect(missed).toEqual([]);
  expect(judge(facts, profile)).toEqual([]);
});

const again = (...options: readonly string[]) => ['-c', 'copy', ...kept, ...options];
const kept = ['-use_editlist', '0', '-movflags', '+faststart+negative_cts_offsets'];
const coded = ['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '2', '-g', '60', '-flags:v', '+cgop'];

test.each<{ name: string; options: readonly string[]; words: RegExp; rule: string }>([
  {
    name: 'index last',
    options: again('-movflags', 'negative_cts_offsets'),
    words: /all of it/,
    rule: 'file.index-first',
  },
  {
    name: 'edit list',
    options: again('-use_editlist', '1', '-movflags', '+faststart'),
    words: /edit list/,
    rule: 'file.edit-list',
  },
  {
    name: 'too soft',
    options: [...again(), '-af', 'volume=-6dB', '-c:a', 'aac'],
    words: /LUFS/,
    rule: 'audio.loudness',
  },
  {
    name: 'wrong size',
    options: [...again(), ...coded, '-vf', 'scale=96:96,setsar=1'],
    words: /96x96/,
    rule: 'video.size',
  },
  {
    name: 'long groups',
    options: [...again(), ...coded, '-g', '250', '-keyint_min', '250'],
    words: /long groups/,
    rule: 'video.group-length',
  },
])('a file with a fault ($name) is called broken by both', async ({ name, options, words, rule }) => {
  const { profile, platform, edit, good } = await tiktok();
  const file = folder.file(`${name}.mp4`);
  await media.run({ inputs: [{ source: good }], outputs: [{ target: file, options }] }, { signal: never });
  expect(await inspected(file, platform, edit)).toContain(rule);
  expect(judge(await look(file, media.tools), profile).join(', ')).toMatch(words);
});

test.each<{ name: string; damage: (file: string) => Promise<void> }>([
  { name: 'truncated', damage: async (file) => truncate(file, Math.round((await readFile(file)).length * 0.6)) },
  { name: 'turned', damage: (file) => turnTrack(file, 90) },
  { name: 'damaged', damage: scribble },
])('a file that is $name is called broken by both', async ({ name, damage }) => {
  const { profile, platform, edit, good } = await tiktok();
  const file = folder.file(`${name}.mp4`);
  await copyFile(good, file);
  await damage(file);
  expect(await inspected(file, platform, edit)).not.toEqual([]);
  expect(judge(await look(file, media.tools), profile)).not.toEqual([]);
});

async function tiktok() {
  const { profile, platform } = await readProfile('tiktok');
  const edit = editFor(platform);
  return { profile, platform, edit, good: (await makeFor(platform, edit)).file };
}

async function scribble(file: string): Promise<void> {
  const bytes = await readFile(file);
  bytes.fill(0x5a, Math.round(bytes.length * 0.5), Math.round(bytes.length * 0.6));
  await writeFile(file, bytes);
}
