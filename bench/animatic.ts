// How fast animatics are made, in seconds of video for each second of waiting, beside a plain encode of a test picture of
// the same size: one clip alone, then two at once as a run makes them. `node bench/animatic.ts [seconds]`

import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnimatic } from '../src/generate/providers/animatic/animatic.ts';
import { createMedia } from '../src/media/ffmpeg.ts';
import { findMediaTools } from '../src/media/find-tools.ts';
import type { ClipRequest } from '../src/plan/plan.ts';

const notes = [
  'Macro product shot of a phone in darkness',
  'A rain-wet city at night, neon reflections',
  'Mountains under northern lights, a still lake',
  'Abstract silk folds of light',
  'Sunset over the ocean',
  'Friends in a bar',
  'A home office desk in the morning',
  'Data streams through a network',
];

const common = {
  provider: 'animatic',
  model: 'animatic-1',
  avoid: [],
  aspect: '16:9',
  width: 1280,
  height: 720,
  resolution: '720p',
  seed: 1,
  take: 1,
  reference: undefined,
  footage: undefined,
  board: undefined,
  referenceAs: undefined,
  audio: undefined,
  tier: undefined,
  continues: undefined,
} as const;

const seconds = Number(process.argv[2] ?? 4);
const signal = new AbortController().signal;
const media = createMedia(await findMediaTools({ env: process.env }));
const provider = createAnimatic({ media });
const folder = await mkdtemp(join(tmpdir(), 'reelmill-bench-'));

try {
  console.log(`ffmpeg ${media.tools.version}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`);
  for (const fps of [24, 30]) await measure(fps);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measure(fps: number): Promise<void> {
  const plain = await timed(1, () => encodeTestPicture(fps));
  console.log(`\n1280x720, ${fps} frames a second, ${seconds} s\n${row('plain x264 of a test picture', plain, plain)}`);
  for (const note of notes) console.log(row(note, await timed(1, () => draw(note, fps, 'one')), plain));
  const both = async () => {
    await Promise.all(['one', 'two'].map((name, index) => draw(notes[index + 1] ?? '', fps, name)));
  };
  console.log(row('two at once', await timed(2, both), plain));
}

/** Seconds of video for each second of waiting. */
async function timed(clips: number, work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (clips * seconds * 1000) / (performance.now() - start);
}

function row(name: string, speed: number, plain: number): string {
  return `${name.padEnd(48)} ${speed.toFixed(1).padStart(5)} x real time, ${(speed / plain).toFixed(2)} of the plain encode`;
}

async function draw(note: string, fps: number, name: string): Promise<void> {
  const request: ClipRequest = { ...common, prompt: note, seconds, fps };
  await provider.download(await provider.start(request, { signal }), join(folder, `${name}.mp4`), { signal });
}

async function encodeTestPicture(fps: number): Promise<void> {
  const source = `testsrc2=size=1280x720:rate=${fps}:duration=${seconds}`;
  const options = '-pix_fmt yuv420p -c:v libx264 -preset veryfast -crf 16 -bf 0'.split(' ');
  const inputs = [{ source, options: ['-f', 'lavfi'] }];
  await media.run({ inputs, outputs: [{ target: join(folder, 'plain.mp4'), options }] }, { signal });
}
