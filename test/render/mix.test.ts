import { beforeAll, expect, test } from 'vitest';
import type { FfmpegJob, Media } from '../../src/media/media.ts';
import type { Edit, EditSound } from '../../src/plan/edit.ts';
import { mixJob } from '../../src/render/sound/mix-job.ts';
import { voiceLevels } from '../../src/render/sound/voice-levels.ts';
import { smallPlatform, testEdit, type ShotPlan } from './test-edit.ts';
import { never, temporaryFolder, testMedia, type Folder } from './test-media.ts';
import { clickAt, power, rate, readMix, sine, soundOf, tone, writeWave } from './waves.ts';

// What is mixed, before it is brought to its loudness. Waves are written by hand, so that every sample is known.

let media: Media;
beforeAll(async () => {
  media = await testMedia();
});

const platform = smallPlatform(64, 64);

interface Mixing {
  readonly shots: readonly ShotPlan[];
  readonly clips?: Readonly<Record<string, string>>;
  readonly more?: Partial<Edit>;
  readonly change?: (job: FfmpegJob) => FfmpegJob;
}

async function mix(folder: Folder, { shots, clips = {}, more = {}, change = (job) => job }: Mixing) {
  const edit = testEdit(platform, shots, more);
  const levels = await voiceLevels(edit, media, never);
  const target = folder.file('mix.wav');
  const mute = { file: '', audio: undefined };
  const clip = (key: string) => (clips[key] === undefined ? mute : soundOf(clips[key]));
  await media.run(change(mixJob({ edit, clip, levels, target })), { signal: never });
  const samples = await readMix(target);
  expect(samples.length).toBe(Math.round(edit.seconds * rate));
  return samples;
}

const ref = (path: string) => ({ path, sha256: '' });
const voice = (file: string, start: number, seconds: number): EditSound => ({
  kind: 'voice',
  file: ref(file),
  start,
  seconds,
});
const decibels = (ratio: number) => 20 * Math.log10(ratio);
/** Syllables of a low voice, louder or softer than they should be. */
const syllables = (level: number) => (at: number) => sine(180, level)(at) * Math.abs(Math.sin(2 * Math.PI * 2 * at));

test.each([
  { name: 'a soft recording', level: 0.05 },
  { name: 'a loud recording', level: 0.9 },
])('$name is heard over scene and music, which give way and come back', async ({ level }) => {
  await using folder = await temporaryFolder();
  const speech = await writeWave(folder.file('voice.wav'), 1.5, syllables(level));
  const scene = await writeWave(folder.file('scene.wav'), 5, sine(900, 0.04));
  const music = await writeWave(folder.file('music.wav'), 5, sine(3000, 0.3));
  const samples = await mix(folder, {
    shots: [{ clip: 'a', seconds: 5 }],
    clips: { a: scene },
    more: { music: ref(music), over: [voice(speech, 1, 1.5)] },
  });
  const heard = (from: number, to: number, hertz: number) => tone(samples, from, to, hertz);
  const duck = (hertz: number) => decibels(heard(1.3, 2.3, hertz) / heard(0.4, 0.9, hertz));
  expect(duck(3000), 'music under speech').toBeLessThan(-10);
  expect(duck(3000), 'but not gone').toBeGreaterThan(-20);
  expect(duck(900), 'scene under speech').toBeLessThan(-10);
  expect(decibels(heard(3.4, 3.8, 3000) / heard(0.4, 0.9, 3000)), 'music comes back').toBeGreaterThan(-1);
  const spoken = Math.max(heard(1.2, 1.3, 180), heard(1.3, 1.4, 180));
  expect(decibels(spoken / heard(1.3, 2.3, 3000)), 'speech over music').toBeGreaterThan(9);
  expect(heard(0.4, 0.9, 180), 'and only when it is time').toBeLessThan(0.002);
});

test.each([
  { name: 'muted', more: { sound: 'mute' as const }, change: 0 },
  { name: 'turned down by 12 dB', more: { sound: -12 }, change: 0.2512 },
  { name: 'kept', more: {}, change: 1 },
])('a scene that is $name', async ({ more, change }) => {
  await using folder = await temporaryFolder();
  const clips = { a: await writeWave(folder.file('a.wav'), 2, sine(440, 0.2)) };
  const samples = await mix(folder, { shots: [{ clip: 'a', seconds: 2, more }], clips });
  // One channel becomes two, each 3 dB softer.
  expect(tone(samples, 0.5, 1.5, 440) / (0.2 * Math.SQRT1_2)).toBeCloseTo(change, 3);
});

// 120 beats a minute, from the middle of a beat.
const beats = (at: number) => ((at + 0.25) % 0.5 < 0.01 ? 0.8 : 0);

test.each([
  { name: 'one and a bit', seconds: 2.6 },
  { name: 'not quite one', seconds: 2.24 },
])('of a file that holds $name, whole bars are repeated, to the sample', async ({ seconds }) => {
  await using folder = await temporaryFolder();
  const music = await writeWave(folder.file('beat.wav'), seconds, beats);
  const samples = await mix(folder, {
    shots: [{ clip: 'a', seconds: 7 }],
    more: { music: { ...ref(music), start: 0.25, loop: { seconds: 2, fade: 0 }, fadeIn: 0, fadeOut: 0.1 } },
  });
  const onsets = Array.from(samples.keys()).filter((n) => (samples[n] ?? 0) > 0.4 && (samples[n - 1] ?? 0) <= 0.4);
  const gaps = onsets.slice(1).map((n, index) => n - (onsets[index] ?? 0));
  expect(gaps.length).toBeGreaterThan(10);
  expect(Math.max(...gaps.map((gap) => Math.abs(gap - rate / 2)))).toBeLessThanOrEqual(1);
});

test('music without a beat goes on over its end', async () => {
  await using folder = await temporaryFolder();
  // Broken off in the middle of a wave, so that a hard repeat would click.
  const chord = [330, 437, 563, 701].map((hertz) => sine(hertz, 0.15));
  const music = await writeWave(folder.file('pad.wav'), 1.513, (at) => chord.reduce((sum, one) => sum + one(at), 0));
  const samples = await mix(folder, {
    shots: [{ clip: 'a', seconds: 6 }],
    more: { music: { ...ref(music), loop: { seconds: 1.513, fade: 0.378 } } },
  });
  const seam = 1.513 - 0.378;
  const turns = [1, 2, 3, 4].flatMap((nth) => [nth * seam, nth * seam + 0.378]).filter((at) => at < 5.5);
  for (const at of turns) expect(clickAt(samples, at), `at ${at} s`).toBeLessThan(3);
  const levels = Array.from({ length: 20 }, (_, n) => power(samples, 0.5 + n * 0.2, 0.7 + n * 0.2));
  expect(decibels(Math.min(...levels) / Math.max(...levels))).toBeGreaterThan(-5);
});

test('the sonic logo is heard with the end card, over the music, and dies away with the video', async () => {
  await using folder = await temporaryFolder();
  const jingle = await writeWave(folder.file('jingle.wav'), 3, sine(1200, 0.2));
  const music = await writeWave(folder.file('music.wav'), 5, sine(3000, 0.3));
  const logo: EditSound = { kind: 'logo', file: ref(jingle), start: 2, seconds: 3 };
  const samples = await mix(folder, {
    shots: [{ clip: 'a', seconds: 4 }],
    more: { music: { ...ref(music), fadeOut: 0 }, over: [logo] },
  });
  expect(tone(samples, 1, 1.9, 1200)).toBeLessThan(0.002);
  expect(tone(samples, 2.2, 3, 1200)).toBeGreaterThan(0.1);
  expect(decibels(tone(samples, 2.5, 3.5, 3000) / tone(samples, 1, 1.9, 3000))).toBeLessThan(-10);
  expect(clickAt(samples, 4)).toBeLessThan(3);
});

// Waves that are at their highest where they are cut: the loudest click there can be.
const cosine =
  (hertz: number, level = 0.5) =>
  (at: number) =>
    level * Math.cos(2 * Math.PI * hertz * at);
const joints = { start: 0, cut: 1, pieces: 1.5, 'voice begins': 2.3, 'voice ends': 2.8, muted: 3, end: 4 };

async function joinWaves(folder: Folder, change?: Mixing['change']) {
  const a = await writeWave(folder.file('a.wav'), 4, cosine(100, -0.5));
  const b = await writeWave(folder.file('b.wav'), 4, cosine(140));
  const speech = await writeWave(folder.file('voice.wav'), 0.5, cosine(120));
  const pieces = [
    { key: 'a', from: 0, seconds: 0.5 },
    { key: 'b', from: 0, seconds: 1.5 },
  ];
  const shots: ShotPlan[] = [
    { clip: 'b', seconds: 1 },
    { clip: 'a', seconds: 2, more: { clips: pieces } },
    { clip: 'a', seconds: 1, more: { sound: 'mute' } },
  ];
  const clips = { a, b };
  const more = { over: [voice(speech, 2.3, 0.5)] };
  return await mix(folder, { shots, clips, more, ...(change && { change }) });
}

test('nothing clicks where sounds begin, end and meet', async () => {
  await using folder = await temporaryFolder();
  const samples = await joinWaves(folder);
  for (const [joint, at] of Object.entries(joints)) expect(clickAt(samples, at), joint).toBeLessThan(3);
});

test('without the fades it clicks, and the measure tells', async () => {
  await using folder = await temporaryFolder();
  const samples = await joinWaves(folder, (job) => ({
    ...job,
    graph: (job.graph ?? '').replaceAll(/afade=[^,[\]]+/g, 'anull'),
  }));
  // Nothing comes before the start or after the end that a click could be measured against.
  const { start: _start, end: _end, ...inner } = joints;
  for (const [joint, at] of Object.entries(inner)) expect(clickAt(samples, at), joint).toBeGreaterThan(10);
});
