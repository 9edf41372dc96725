import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Media } from '../../src/media/media.ts';
import { readLoudness } from '../../src/render/sound/loudness.ts';
import { measure } from '../../src/render/sound/mix-job.ts';
import { renderEdit } from './render-edit.ts';
import { smallPlatform, testEdit } from './test-edit.ts';
import { makeFootage, never, temporaryFolder, testMedia, type Folder } from './test-media.ts';

let media: Media;
beforeAll(async () => {
  media = await testMedia();
});

const platform = smallPlatform(64, 64);
const picture = 'testsrc2=s=64x64:r=30';
const bursts = "aevalsrc='0.4*sin(2*PI*180*t)*sin(2*PI*3*t)*lt(mod(t,1.3),0.8)+0.02*(random(0)-0.5)':s=48000";
const drums = "aevalsrc='0.9*exp(-30*mod(t,0.5))*sin(2*PI*70*t)+0.3*exp(-80*mod(t+0.25,0.5))*(random(0)-0.5)':s=48000";

test.each([
  { name: 'a quiet tone', sound: 'sine=440:r=48000,volume=-22dB' },
  { name: 'a mono recording at 44.1 kHz', sound: 'anoisesrc=a=0.05:c=pink:r=44100', options: ['-ac', '1'] },
  { name: 'loud noise that clips', sound: 'anoisesrc=a=1:c=white:r=48000' },
  { name: 'speech-like bursts', sound: bursts },
  { name: 'drums', sound: drums },
  { name: 'a soft and a loud half', sound: "aevalsrc='(0.03+0.5*gt(t,2))*sin(2*PI*300*t)':s=48000" },
  { name: 'a tone between the samples', sound: "aevalsrc='0.99*sin(2*PI*12000*t+PI/4)':s=48000" },
])('$name comes out at -14 LUFS with true peak below -1 dBTP', async ({ sound, options = [] }) => {
  await using folder = await temporaryFolder();
  const clip = await makeFootage(media, folder.file('clip.mp4'), {
    picture,
    sound,
    seconds: 4,
    options: [...options, '-b:a', '320k'],
  });
  const edit = testEdit(platform, [{ clip: 'a', seconds: 4 }]);
  const loudness = await heard(await renderEdit(media, folder, { platform, edit, clips: { a: clip } }));
  expect(Math.abs(loudness.integrated + 14), `${loudness.integrated} LUFS`).toBeLessThanOrEqual(0.5);
  expect(loudness.truePeak).toBeLessThanOrEqual(-1);
});

test.each([
  { name: 'no sound at all', sound: undefined },
  { name: 'digital silence', sound: 'anullsrc=r=48000:cl=stereo' },
  { name: 'hiss far below hearing', sound: 'anoisesrc=a=0.0003:r=48000' },
])('$name stays silent', async ({ sound }) => {
  await using folder = await temporaryFolder();
  const footage = { picture, seconds: 2, ...(sound === undefined ? {} : { sound }) };
  const clip = await makeFootage(media, folder.file('clip.mp4'), footage);
  const edit = testEdit(platform, [{ clip: 'a', seconds: 2 }]);
  const video = await renderEdit(media, folder, { platform, edit, clips: { a: clip } });
  expect((await media.probe(video)).audio).toMatchObject({ codec: 'aac', sampleRate: 48_000, channels: 2 });
  expect((await heard(video)).truePeak).toBeLessThan(-50);
});

test('sound stays with its picture to the millisecond', async () => {
  await using folder = await temporaryFolder();
  const flash = "color=black:s=64x64:r=30,geq=lum='16+219*between(T,0.99,1.2)':cb=128:cr=128";
  const beep = "aevalsrc='0.5*sin(2*PI*1000*t)*gte(t,1)*lt(t,1.2)':s=48000";
  const clip = await makeFootage(media, folder.file('clip.mp4'), {
    picture: flash,
    sound: beep,
    seconds: 2,
    options: ['-b:a', '320k'],
  });
  const clips = [{ key: 'a', from: 0.5, seconds: 1.5 }];
  const edit = testEdit(platform, [{ clip: 'a', seconds: 1.5, more: { clips } }]);
  const video = await renderEdit(media, folder, { platform, edit, clips: { a: clip } });
  const samples = await pcm(video, folder);
  const onset = samples.findIndex((value) => Math.abs(value) > 3000) / 48_000;
  // Seen and heard half a second in. ffmpeg's own encoder put some 21 ms of priming before the sound of the clip.
  expect(Math.abs(onset - 0.5), `${onset} s`).toBeLessThan(0.004);
});

test('music loops to the end, fades out, and goes under words', async () => {
  await using folder = await temporaryFolder();
  const talking = "aevalsrc='0.5*sin(2*PI*200*t)*between(t,1.5,3)':s=48000";
  const clip = await makeFootage(media, folder.file('clip.mp4'), { picture, sound: talking, seconds: 5 });
  const music = await makeFootage(media, folder.file('music.m4a'), {
    picture,
    sound: 'sine=3000:r=44100',
    seconds: 1.5,
    options: ['-vn'],
  });
  const edit = testEdit(platform, [{ clip: 'a', seconds: 5 }], {
    music: { path: music, sha256: '', loop: { seconds: 1.5, fade: 0.3 } },
  });
  const samples = await pcm(await renderEdit(media, folder, { platform, edit, clips: { a: clip } }), folder);
  const level = (from: number, to: number) => tone(samples.subarray(from * 48_000, to * 48_000), 3000);
  expect(level(0.6, 1.4)).toBeGreaterThan(1000);
  expect(level(3.6, 3.8), 'after the loop').toBeGreaterThan(level(0.6, 1.4) * 0.8);
  expect(level(2, 2.9), 'under the words').toBeLessThan(level(0.6, 1.4) * 0.6);
  expect(level(4.9, 5), 'faded').toBeLessThan(level(0.6, 1.4) * 0.2);
});

test('a cross-fade of scenes is one of their sounds too', async () => {
  await using folder = await temporaryFolder();
  const low = await makeFootage(media, folder.file('low.mp4'), { picture, sound: 'sine=500:r=48000', seconds: 2 });
  const high = await makeFootage(media, folder.file('high.mp4'), { picture, sound: 'sine=4000:r=48000', seconds: 2 });
  const edit = testEdit(platform, [
    { clip: 'low', seconds: 2 },
    { clip: 'high', seconds: 2, fade: 0.4 },
  ]);
  const samples = await pcm(await renderEdit(media, folder, { platform, edit, clips: { low, high } }), folder);
  const level = (from: number, to: number, hertz: number) => tone(samples.subarray(from * 48_000, to * 48_000), hertz);
  expect(level(1.3, 1.5, 4000)).toBeLessThan(level(1.3, 1.5, 500) / 20);
  expect(level(2.1, 2.3, 500)).toBeLessThan(level(2.1, 2.3, 4000) / 20);
  expect(level(1.75, 1.85, 500) / level(1.75, 1.85, 4000)).toBeCloseTo(1, 0);
});

async function heard(video: string) {
  const graph = `[0:a]${measure}[out]`;
  const outputs = [{ target: '-', options: ['-map', '[out]', '-f', 'null'] }];
  return readLoudness(await media.run({ inputs: [{ source: video }], graph, outputs }, { signal: never }));
}

/** Left channel, 16 bit at 48 kHz. */
async function pcm(video: string, folder: Folder): Promise<Int16Array> {
  const target = folder.file('sound.raw');
  const options = ['-map', '0:a', '-ac', '1', '-ar', '48000', '-f', 's16le'];
  await media.run({ inputs: [{ source: video }], outputs: [{ target, options }] }, { signal: never });
  const bytes = await readFile(target);
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

/** Strength of one pitch (Goertzel). */
function tone(samples: Int16Array, hertz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / 48_000);
  let [last, before] = [0, 0];
  for (const sample of samples) [last, before] = [sample + turn * last - before, last];
  return (2 * Math.sqrt(last ** 2 + before ** 2 - turn * last * before)) / samples.length;
}
