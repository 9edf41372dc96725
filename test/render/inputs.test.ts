import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Media } from '../../src/media/media.ts';
import { renderEdit } from './render-edit.ts';
import { smallPlatform, testEdit } from './test-edit.ts';
import { never, temporaryFolder, testMedia, turnTrack } from './test-media.ts';

// Footage of every kind in one video, a scene for each: what is seen and heard of each is measured in the finished file.

const [width, height, fps, seconds] = [48, 80, 30, 0.4];

/** Of the left and the right half of every file. */
const [left, right] = [
  [192, 64, 64],
  [64, 96, 192],
] as const;
const ground = [6, 10, 20] as const;

interface Kind {
  readonly file: string;
  /** From RGB at 48x80 and 60 frames a second. */
  readonly filters?: string;
  readonly options: readonly string[];
  /** Tone in both ears unless said otherwise. */
  readonly sound?: 'stereo' | 'mono' | 'centre' | 'none';
  /** Where it is not the usual two halves. */
  readonly shown?: readonly (readonly number[])[];
  readonly tolerance?: number;
  readonly turned?: number;
}

const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '10'];
const bt709 =
  'scale=out_color_matrix=bt709:out_range=tv,setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709';
const tags709 = ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'];
const hdr = (trc: string) =>
  `zscale=transferin=bt709:primariesin=bt709:matrixin=gbr:rangein=pc:transfer=${trc}:primaries=bt2020:matrix=bt2020nc:range=tv:npl=203`;
const tagsHdr = (trc: string) => ['-colorspace', 'bt2020nc', '-color_primaries', 'bt2020', '-color_trc', trc];
const leftHalfOnly = "geq=r='r(X,Y)':g='g(X,Y)':b='b(X,Y)':a='255*lt(X,W/2)',format=rgba";

const kinds: Readonly<Record<string, Kind>> = {
  'H.264, BT.709': { file: 'plain.mp4', filters: `${bt709},format=yuv420p`, options: [...h264, ...tags709] },
  'small and untagged: BT.601': {
    file: 'sd.mp4',
    filters: 'scale=out_color_matrix=bt601,format=yuv420p',
    options: h264,
  },
  'full range, Motion JPEG in AVI': {
    file: 'camera.avi',
    filters: 'scale=out_color_matrix=bt601:out_range=pc,format=yuvj420p',
    options: ['-c:v', 'mjpeg', '-q:v', '2'],
  },
  'ProRes, 4:2:2, 10 bit': {
    file: 'prores.mov',
    filters: `${bt709},format=yuv422p10le`,
    options: ['-c:v', 'prores_ks', '-profile:v', '3', ...tags709],
  },
  'H.264, 10 bit': { file: 'ten.mp4', filters: `${bt709},format=yuv420p10le`, options: [...h264, ...tags709] },
  'H.264 of RGB, lossless': { file: 'rgb.mkv', options: ['-c:v', 'libx264rgb', '-preset', 'ultrafast', '-qp', '0'] },
  'HDR, HLG': {
    file: 'hlg.mov',
    filters: `${hdr('arib-std-b67')},format=yuv420p10le`,
    options: [...h264, ...tagsHdr('arib-std-b67')],
    tolerance: 45,
  },
  'HDR, PQ': {
    file: 'pq.mp4',
    filters: `${hdr('smpte2084')},format=yuv420p10le`,
    options: [...h264, ...tagsHdr('smpte2084')],
    tolerance: 45,
  },
  'HDR that names only its curve': {
    file: 'bare.mp4',
    filters: `${hdr('arib-std-b67')},format=yuv420p10le`,
    options: [...h264, '-color_trc', 'arib-std-b67'],
    tolerance: 45,
  },
  'ProRes 4444 with alpha': {
    file: 'alpha.mov',
    filters: `format=rgba,${leftHalfOnly},${bt709},format=yuva444p10le`,
    options: ['-c:v', 'prores_ks', '-profile:v', '4', ...tags709],
    shown: [left, ground],
  },
  'VP9 with alpha': {
    file: 'alpha.webm',
    filters: `format=rgba,${leftHalfOnly},${bt709},format=yuva420p`,
    options: ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', ...tags709, '-c:a', 'libopus'],
    shown: [left, ground],
  },
  'QuickTime animation with alpha': {
    file: 'animation.mov',
    filters: `format=rgba,${leftHalfOnly},format=argb`,
    options: ['-c:v', 'qtrle'],
    shown: [left, ground],
  },
  'VP8 and Opus in WebM': {
    file: 'vp8.webm',
    filters: `scale=out_color_matrix=bt601,format=yuv420p`,
    options: ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '2M', '-c:a', 'libopus'],
  },
  'interlaced MPEG-2, 25 frames': {
    file: 'interlaced.mpg',
    filters: `fps=25,scale=out_color_matrix=bt601,format=yuv420p`,
    options: ['-c:v', 'mpeg2video', '-flags', '+ilme+ildct', '-q:v', '2', '-c:a', 'mp2'],
  },
  'a transport stream that begins late': {
    file: 'stream.ts',
    filters: `${bt709},format=yuv420p`,
    options: [...h264, ...tags709, '-output_ts_offset', '100'],
  },
  'a phone on its side': {
    file: 'phone.mov',
    filters: `transpose=clock,${bt709},format=yuv420p`,
    options: [...h264, ...tags709],
    turned: 270,
  },
  'odd size, 4:4:4': {
    file: 'odd.mp4',
    filters: `scale=97:161,${bt709},format=yuv444p`,
    options: [...h264, ...tags709],
  },
  'variable rate': {
    file: 'vfr.mp4',
    filters: `select='mod(n,7)*mod(n,3)',${bt709},format=yuv420p`,
    options: [...h264, ...tags709, '-vsync', 'vfr'],
  },
  '23.976 frames': {
    file: 'film.mp4',
    filters: `fps=24000/1001,${bt709},format=yuv420p`,
    options: [...h264, ...tags709],
  },
  'pixels that are not square': {
    file: 'dv.mp4',
    filters: `scale=48:40,setsar=1/2,${bt709},format=yuv420p`,
    options: [...h264, ...tags709],
  },
  grey: {
    file: 'grey.mp4',
    filters: 'format=gray',
    options: [...h264, ...tags709],
    shown: [
      [102, 102, 102],
      [97, 97, 97],
    ],
  },
  'one channel of 8 kHz': {
    file: 'mono.avi',
    filters: `${bt709},format=yuv420p`,
    options: [...h264, ...tags709, '-c:a', 'pcm_s16le', '-ar', '8000'],
    sound: 'mono',
  },
  '5.1, only the centre speaks': {
    file: 'surround.mkv',
    filters: `${bt709},format=yuv420p`,
    options: [...h264, ...tags709, '-c:a', 'flac'],
    sound: 'centre',
  },
  'no sound': { file: 'silent.mp4', filters: `${bt709},format=yuv420p`, options: [...h264, ...tags709], sound: 'none' },
};

const ears = {
  stereo: 'aformat=channel_layouts=stereo',
  mono: 'aformat=channel_layouts=mono',
  centre: 'pan=5.1|FC=c0',
};

let measured: { pictures: Buffer[]; samples: Float32Array; frames: number };

const hex = (colour: readonly number[]) => colour.map((value) => value.toString(16).padStart(2, '0')).join('');

async function makeKinds(media: Media, at: (name: string) => string): Promise<void> {
  const all = Object.values(kinds);
  const graph = [
    `[0:v]split=${all.length}${all.map((_, index) => `[v${index}]`).join('')}`,
    ...all.map(({ filters = 'null' }, index) => `[v${index}]${filters}[p${index}]`),
    `[1:a]asplit=${all.length}${all.map((_, index) => `[a${index}]`).join('')}`,
    ...all.map(
      ({ sound = 'stereo' }, index) => `[a${index}]${sound === 'none' ? 'anullsink' : `${ears[sound]}[s${index}]`}`,
    ),
  ].join(';');
  const outputs = all.map(({ file, options, sound }, index) => ({
    target: at(file),
    options: ['-map', `[p${index}]`, ...(sound === 'none' ? [] : ['-map', `[s${index}]`]), ...options],
  }));
  const halves = `color=0x${hex(right)}:s=48x80:r=60:d=0.6,format=gbrp,drawbox=w=24:c=0x${hex(left)}:t=fill`;
  const inputs = [halves, 'sine=f=440:d=0.6,volume=4'].map((source) => ({ source, options: ['-f', 'lavfi'] }));
  await media.run({ inputs, graph, outputs }, { signal: never });
  for (const { file, turned } of all) if (turned !== undefined) await turnTrack(at(file), turned);
}

beforeAll(async () => {
  const media = await testMedia();
  await using folder = await temporaryFolder();
  await makeKinds(media, folder.file);
  const platform = smallPlatform(width, height);
  const shots = Object.values(kinds).map(({ file }) => ({ clip: file, seconds }));
  const clips = Object.fromEntries(Object.values(kinds).map(({ file }) => [file, folder.file(file)]));
  const video = await renderEdit(media, folder, { platform, edit: testEdit(platform, shots), clips });
  const [rgb, pcm] = [folder.file('halves.rgb'), folder.file('sound.f32')];
  // In two halves of which only the middle counts.
  const filters = 'scale=in_color_matrix=bt709,format=gbrp,crop=40:60,scale=2:1:flags=area,format=rgb24';
  const outputs = [
    { target: rgb, options: ['-map', '0:v', '-vf', filters, '-f', 'rawvideo'] },
    { target: pcm, options: ['-map', '0:a', '-ac', '2', '-ar', '48000', '-f', 'f32le'] },
  ];
  await media.run({ inputs: [{ source: video }], outputs }, { signal: never });
  const bytes = await readFile(rgb);
  const sound = await readFile(pcm);
  const pictures = Array.from({ length: bytes.length / 6 }, (_, index) => bytes.subarray(index * 6, index * 6 + 6));
  measured = { pictures, samples: new Float32Array(new Uint8Array(sound).buffer), frames: pictures.length };
}, 240_000);

test('no frame is missing and none too many', () => {
  expect(measured.frames).toBe(Object.keys(kinds).length * Math.round(seconds * fps));
});

test.each(Object.entries(kinds).map(([name, kind], index) => ({ name, index, ...kind })))(
  '$name',
  ({ index, shown = [left, right], tolerance = 12, sound = 'stereo' }) => {
    const frame = measured.pictures[Math.round((index + 0.5) * seconds * fps)] ?? Buffer.alloc(0);
    const errors = [...frame].map((value, at) => Math.abs(value - (shown.flat()[at] ?? 0)));
    expect(Math.max(...errors), `${[...frame].join()} instead of ${shown.flat().join()}`).toBeLessThanOrEqual(
      tolerance,
    );
    const [one = 0, other = 0] = [0, 1].map((ear) => loudness(index, ear));
    expect(one > 0.05, `loudness ${one}`).toBe(sound !== 'none');
    expect(other, 'as loud in both ears').toBeCloseTo(one, 2);
  },
);

/** Root mean square of the middle of a scene. */
function loudness(index: number, ear: number): number {
  const from = Math.round((index + 0.3) * seconds * 48_000);
  const heard = Array.from({ length: 4800 }, (_, at) => measured.samples[2 * (from + at) + ear] ?? 0);
  const mean = Math.sqrt(heard.reduce((sum, value) => sum + value ** 2, 0) / heard.length);
  return mean < 1e-3 ? 0 : mean;
}
