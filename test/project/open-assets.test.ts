import { execFileSync } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { beforeAll, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { createMedia } from '../../src/media/ffmpeg.ts';
import { findMediaTools } from '../../src/media/find-tools.ts';
import type { Media } from '../../src/media/media.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { makeProject, shownBy } from './make-project.ts';

const minimal = 'name: a\ncontent: b\nplatforms: [x]\n';
let media: Media;

beforeAll(async () => {
  media = createMedia(await findMediaTools({ env: process.env }));
});

function missing(): Promise<Media> {
  return Promise.reject(new UserError('there is no ffprobe'));
}

function make(file: string, ...options: string[]): void {
  execFileSync(media.tools.ffmpeg, ['-loglevel', 'error', ...options, file]);
}

const picture = ['-f', 'lavfi', '-i', 'testsrc=size=160x90:rate=24:duration=1'];
const sound = ['-f', 'lavfi', '-i', 'sine=duration=1'];

function projectWith(scenes: string, music = ''): string {
  return makeProject({ 'launch.yaml': `${minimal}videos:\n  - id: v\n    scenes: [${scenes}]\n${music}` });
}

test('videos and songs are opened: size, length and sound are known, and remembered', async () => {
  const cwd = projectWith('{ footage: film.mp4, seconds: 1 }', '    music: song.m4a\n');
  make(join(cwd, 'film.mp4'), ...picture, ...sound, '-shortest');
  make(join(cwd, 'song.m4a'), ...sound);
  let opened = 0;
  const options = { cwd, env: {}, media: () => (opened++, Promise.resolve(media)) };
  const { assets } = await loadProject('launch.yaml', options);
  const film = { kind: 'video', width: 160, height: 90, hasAudio: true, seconds: expect.closeTo(1, 1) };
  expect(assets.get(join(cwd, 'film.mp4'))).toMatchObject(film);
  expect(assets.get(join(cwd, 'song.m4a'))).toMatchObject({ kind: 'audio', hasAudio: true });
  expect(opened).toBe(2);
  const again = await loadProject('launch.yaml', options);
  expect(again.assets).toEqual(assets);
  expect(opened).toBe(2);
});

test('what cannot be played, seen, heard or shown for long enough is told apart', async () => {
  const cwd = projectWith(
    '{ footage: broken.mp4 }, { footage: mute.mp4, seconds: 2 }, { footage: mute.mp4, seconds: 1 }, { footage: sound.mp4 }',
    '    music: mute.mp4\n',
  );
  make(join(cwd, 'mute.mp4'), ...picture);
  make(join(cwd, 'sound.mp4'), ...sound);
  make(join(cwd, 'broken.mp4'), ...picture);
  truncateSync(join(cwd, 'broken.mp4'), 2000);
  const shown = await shownBy(loadProject('launch.yaml', { cwd, env: {}, media: () => Promise.resolve(media) }), cwd);
  expect(shown.split('\n').filter((line) => line.includes('error:'))).toEqual([
    expect.stringMatching(/^launch.yaml:6:25: error: "broken.mp4" is cut off: [\d,]+ bytes are missing at its end$/),
    'launch.yaml:6:50: error: "mute.mp4" lasts 1.0 s, but is shown up to 2 s',
    'launch.yaml:6:120: error: "sound.mp4" has no picture, only sound',
    'launch.yaml:7:12: error: "mute.mp4" has no sound',
  ]);
});

test('a machine without ffprobe is no fault of the file', async () => {
  const cwd = projectWith('{ footage: film.mp4, seconds: 1 }');
  writeFileSync(join(cwd, 'film.mp4'), Buffer.from('\0\0\0\x20ftypisom and more', 'latin1'));
  await expect(loadProject('launch.yaml', { cwd, env: {}, media: missing })).rejects.toThrow('there is no ffprobe');
});

test('pictures need no ffprobe', async () => {
  const cwd = makeProject({
    'launch.yaml': `${minimal}videos: [{ id: v, scenes: [{ prompt: p, reference: a.webp }] }]\n`,
    'a.webp': Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1'),
  });
  await expect(loadProject('launch.yaml', { cwd, env: {}, media: missing })).resolves.toBeDefined();
});
