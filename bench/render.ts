// What a finished video costs beside the least it could cost: the plain x264 and AAC encode of the same frames. Five
// platforms from three scenes of 8 s with cross-fades, headlines, captions, logo, end card and music. CPU time of the
// children, since wall time depends on who else is at work; Linux only. `node bench/render.ts [seconds of a scene]
// [runs]`; of several runs the cheapest counts, which is what a machine with other work on it needs.

import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Platform } from '../src/campaign/platform-schema.ts';
import { createMedia } from '../src/media/ffmpeg.ts';
import { findMediaTools } from '../src/media/find-tools.ts';
import type { Edit } from '../src/plan/edit.ts';
import { encodeSettings } from '../src/plan/encode-settings.ts';
import { encodeOptions } from '../src/render/encode-options.ts';
import { renderDeliverable } from '../src/render/render-deliverable.ts';
import { readPlatform, testDeliverable, testEdit } from '../test/render/test-edit.ts';

const goals = { ratio: 1.4, megabytes: 700 };
const seconds = Number(process.argv[2] ?? 8);
const runs = Number(process.argv[3] ?? 1);
const signal = new AbortController().signal;
const tools = await findMediaTools({ env: process.env });
const folder = await mkdtemp(join(tmpdir(), 'reelmill-bench-'));
const logo = new URL('../templates/brands/assets/aurora.svg', import.meta.url).pathname;

interface Cost {
  /** CPU seconds of ffmpeg by kind of job, and of this process (drawing). */
  readonly render: number;
  readonly sound: number;
  readonly inspect: number;
  readonly draw: number;
  /** Highest resident memory of an ffmpeg, in MB. */
  readonly megabytes: number;
}

try {
  console.log(`ffmpeg ${tools.version}, ${availableParallelism()} cores, three scenes of ${seconds} s`);
  const clips = await makeClips();
  const rows: { cost: Cost; floor: number }[] = [];
  for (const id of ['youtube', 'tiktok', 'instagram', 'instagram-portrait', 'web-cinematic']) {
    const platform = readPlatform(id);
    const edit = benchEdit(platform);
    const measured: { cost: Cost; floor: number }[] = [];
    for (let run = 0; run < runs; run++) {
      const workFolder = join(folder, id);
      await mkdir(workFolder);
      const cost = await render(platform, edit, clips, workFolder);
      measured.push({ cost, floor: await plainEncode(edit, join(workFolder, 'video.mp4')) });
      await rm(workFolder, { recursive: true });
    }
    const { cost, floor } = cheapest(measured);
    rows.push({ cost, floor });
    console.log(report(`${id} ${edit.width}x${edit.height}`, [{ cost, floor }]));
  }
  console.log(report('all five', rows));
  console.log(`goals: render and sound ${goals.ratio}, ${goals.megabytes} MB`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function cheapest(measured: readonly { cost: Cost; floor: number }[]): { cost: Cost; floor: number } {
  const least = (pick: (cost: Cost) => number) => Math.min(...measured.map(({ cost }) => pick(cost)));
  const cost: Cost = {
    render: least((one) => one.render),
    sound: least((one) => one.sound),
    inspect: least((one) => one.inspect),
    draw: least((one) => one.draw),
    megabytes: Math.max(...measured.map((one) => one.cost.megabytes)),
  };
  return { cost, floor: Math.min(...measured.map((one) => one.floor)) };
}

function report(name: string, rows: readonly { cost: Cost; floor: number }[]): string {
  const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + pick(row), 0);
  const floor = sum((row) => row.floor);
  const ratio = (pick: (cost: Cost) => number) => (sum(({ cost }) => pick(cost)) / floor).toFixed(2);
  const making = ratio((cost) => cost.render + cost.sound);
  const all = ratio((cost) => cost.render + cost.sound + cost.inspect + cost.draw);
  const parts = `render ${ratio((cost) => cost.render)}, sound ${ratio((cost) => cost.sound)}, inspection, cover and preview ${ratio((cost) => cost.inspect)}, drawing ${ratio((cost) => cost.draw)}`;
  const memory = Math.max(...rows.map(({ cost }) => cost.megabytes));
  return `${name.padEnd(30)} ${making} of the plain encode (${floor.toFixed(1)} s CPU), ${all} with everything (${parts}), ${memory} MB`;
}

async function render(
  platform: Platform,
  edit: Edit,
  clips: ReadonlyMap<string, string>,
  workFolder: string,
): Promise<Cost> {
  const spent = { render: 0, sound: 0, inspect: 0 };
  const kinds: [ending: string, kind: keyof typeof spent][] = [
    ['video.mp4', 'render'],
    ['-', 'inspect'],
  ];
  const media = createMedia(tools);
  const timed: typeof media = {
    ...media,
    run: async (job, options) => {
      const before = await childSeconds();
      const log = await media.run(job, options);
      const audio = job.inputs.every(({ source }) => typeof source === 'string' && /wav$|aac$/.test(source));
      const kind = audio
        ? 'sound'
        : (kinds.find(([ending]) => job.outputs[0]?.target.endsWith(ending))?.[1] ?? 'sound');
      spent[kind] += (await childSeconds()) - before;
      return log;
    },
  };
  const memory = watchMemory();
  const own = process.cpuUsage();
  const deliverable = testDeliverable(platform, edit);
  const { inspection } = await renderDeliverable(
    { deliverable, platform, clips, own: new Set() },
    { media: timed, workFolder, signal },
  );
  const { user, system } = process.cpuUsage(own);
  const broken = inspection.checks.filter(({ ok }) => !ok).map(({ rule, value }) => `${rule} ${value}`);
  if (broken.length > 0) throw new Error(`${deliverable.id} does not conform: ${broken.join(', ')}`);
  return { ...spent, draw: (user + system) / 1e6, megabytes: await memory() };
}

/** The finished frames once more, handed over raw by another process, so that only the encoders are counted. */
async function plainEncode(edit: Edit, video: string): Promise<number> {
  const [frames, sound] = [join(folder, 'frames.yuv'), join(folder, 'sound.wav')];
  await promisify(execFile)('mkfifo', [frames]);
  await promisify(execFile)(tools.ffmpeg, ['-v', 'error', '-y', '-i', video, '-vn', sound]);
  const decode = spawn(tools.ffmpeg, ['-v', 'error', '-y', '-i', video, '-an', '-f', 'rawvideo', frames]);
  const shape = ['-f', 'rawvideo', '-pixel_format', 'yuv420p', '-video_size', `${edit.width}x${edit.height}`];
  const inputs = [...shape, '-framerate', String(edit.fps), '-i', frames, '-i', sound];
  const codecs = [...encodeOptions(edit), '-c:a', 'aac', '-b:a', `${edit.encode.audioKbps}k`];
  const encode = [tools.ffmpeg, '-v', 'error', '-y', ...inputs, ...codecs, join(folder, 'plain.mp4')];
  // A shell's `times` knows what its own children used, to the hundredth.
  const { stdout } = await promisify(execFile)('sh', ['-c', '"$@" && times', 'sh', ...encode]);
  decode.kill();
  await rm(frames);
  const children = stdout.trim().split('\n').at(-1) ?? '';
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, rest]) => sum + Number(minutes) * 60 + Number(rest),
    0,
  );
}

function benchEdit(platform: Platform): Edit {
  const tall = platform.frame.height > platform.frame.width ? 'tall' : 'wide';
  const texts = ['Meet Aurora One', 'It sees what you see, even in the dark', 'Night photography without a tripod'];
  const shots = texts.map((text, index) => ({
    clip: `${tall} ${index}`,
    seconds,
    fade: index === 0 ? 0 : 0.4,
    more: { text },
  }));
  const end = 3 * seconds - 0.8;
  return testEdit(platform, shots, {
    endCard: { start: end - 0.4, seconds: 2.6, fade: 0.4, cta: 'Pre-order today', tagline: 'Made for the night' },
    seconds: end + 2.2,
    captions: [0, 1, 2, 3, 4, 5].map((at) => ({
      start: (at * end) / 6 + 0.2,
      end: ((at + 1) * end) / 6,
      text: 'The night has never been this clear.',
    })),
    logo: { file: { path: logo, sha256: '' }, corner: 'top-left' },
    music: { path: join(folder, 'music.m4a'), sha256: '' },
    encode: encodeSettings(platform, 'standard'),
  });
}

/** Three clips of 720p in each of two shapes, moving and with a little grain, as models make them. */
async function makeClips(): Promise<ReadonlyMap<string, string>> {
  const pictures = ['mandelbrot', 'testsrc2', 'gradients'];
  const clips = new Map<string, string>();
  for (const [shape, size] of [
    ['wide', '1280x720'],
    ['tall', '720x1280'],
  ] as const)
    for (const [index, picture] of pictures.entries()) {
      const file = join(folder, `${shape}-${index}.mp4`);
      await make(
        file,
        [`${picture}=s=${size}:r=30,noise=alls=3:allf=t`, 'anoisesrc=a=0.02:c=pink'],
        ['-preset', 'veryfast', '-crf', '20', '-maxrate', '8M', '-bufsize', '8M'],
      );
      clips.set(`${shape} ${index}`, file);
    }
  await make(join(folder, 'music.m4a'), ["aevalsrc='0.2*sin(2*PI*(110+55*mod(floor(t),4))*t)'"], []);
  return clips;
}

async function make(target: string, sources: readonly string[], options: readonly string[]): Promise<void> {
  const inputs = sources.flatMap((source) => ['-f', 'lavfi', '-t', String(seconds), '-i', source]);
  await promisify(execFile)(tools.ffmpeg, ['-v', 'error', ...inputs, '-pix_fmt', 'yuv420p', ...options, target]);
}

/** CPU seconds of all children that have ended: fields 16 and 17 of proc(5) stat, in hundredths. */
async function childSeconds(): Promise<number> {
  const fields = (await readFile('/proc/self/stat', 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

/** Looks at the high-water marks of the children until it is asked for the highest, in MB. */
function watchMemory(): () => Promise<number> {
  let highest = 0;
  const look = async () => {
    for (const thread of await readdir('/proc/self/task')) {
      const children = await readFile(`/proc/self/task/${thread}/children`, 'utf8').catch(() => '');
      for (const child of children.split(' ').filter(Boolean)) {
        const status = await readFile(`/proc/${child}/status`, 'utf8').catch(() => '');
        highest = Math.max(highest, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
      }
    }
  };
  const timer = setInterval(() => void look(), 200);
  return async () => {
    clearInterval(timer);
    await look();
    return Math.round(highest / 1024);
  };
}
