import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { z } from 'zod';

// A second opinion: it shares no code with src/, neither in reading a file nor in what it makes of it. Frames are counted
// from packets and not from the index, and boxes are read from the bytes.

const run = promisify(execFile);

interface Programs {
  readonly ffmpeg: string;
  readonly ffprobe: string;
}

/** A profile as it stands in templates/platforms/*.yaml, the part that is judged by. */
export const profileSchema = z.object({
  id: z.string(),
  frame: z.object({ width: z.number(), height: z.number() }),
  seconds: z.object({ min: z.number(), max: z.number() }),
  video: z.object({
    container: z.string(),
    codec: z.string(),
    profile: z.string(),
    level: z.string(),
    pixelFormat: z.string(),
    fps: z.object({ min: z.number(), max: z.number() }),
    gopSeconds: z.number(),
    maxKbps: z.number(),
  }),
  audio: z.object({
    codec: z.string(),
    sampleRate: z.number(),
    channels: z.number(),
    loudness: z.number(),
    truePeak: z.number(),
  }),
  file: z.object({ maxBytes: z.number() }),
});

type Profile = z.infer<typeof profileSchema>;

const said = z.record(z.string(), z.unknown());
const probed = z.object({ streams: z.array(said), packets: z.array(said), format: said });

type Facts = Awaited<ReturnType<typeof read>> & Awaited<ReturnType<typeof play>>;

/** What a file is; undefined when it cannot be read. */
export async function look(file: string, programs: Programs): Promise<Facts | undefined> {
  const facts = await read(file, programs).catch(() => undefined);
  return facts && { ...facts, ...(await play(file, programs)) };
}

/** What is wrong with a file by the profile, in words; nothing when it may be delivered. */
export function judge(facts: Facts | undefined, profile: Profile): string[] {
  if (facts === undefined) return ['cannot be read'];
  const { video, audio, complaints, loudness, peak } = facts;
  const { width, height } = profile.frame;
  const first = video.packets[0] ?? { time: NaN, key: false };
  const seconds = video.packets.length / video.fps;
  const lowest = Math.min(...video.packets.map(({ time }) => time));
  const doubts: readonly (readonly [string, boolean])[] = [
    ['is no MP4', !facts.boxes.includes('ftyp') || !facts.format.includes(profile.video.container)],
    ['begins to play only when all of it is there', facts.boxes.indexOf('moov') > facts.boxes.indexOf('mdat')],
    ['has an edit list', facts.editList],
    ['is too large', facts.bytes > profile.file.maxBytes],
    ['does not decode cleanly', complaints.length > 0],
    [`is ${video.codec}`, video.codec !== profile.video.codec],
    [`is of profile ${video.profile}`, !allowed(profile.video.profile).includes(video.profile.toLowerCase())],
    [`is of level ${video.level}`, video.level > Number(profile.video.level) * 10],
    [`is ${video.pixels}`, video.pixels !== profile.video.pixelFormat],
    [`is ${video.width}x${video.height}`, video.width !== width || video.height !== height],
    ['has oblong pixels', video.shape !== '1:1'],
    ['is turned', video.turned],
    ['is interlaced', !['progressive', 'unknown'].includes(video.field)],
    [`plays ${video.fps} fps`, video.fps < profile.video.fps.min || video.fps > profile.video.fps.max],
    ['does not keep its rate', !isEven(video.packets, video.fps)],
    ['begins late', Math.abs(lowest) > 0.001],
    ['begins without a key frame', !first.key],
    ['has long groups', longestGroup(video.packets) / video.fps > profile.video.gopSeconds + 1e-6],
    ['has open groups', hasOpenGroups(video.packets)],
    ['lacks bt709 tags', video.colour.some((tag) => tag !== 'bt709') || video.range !== 'tv'],
    ['is too fat', (video.bytes * 8) / seconds / 1000 > profile.video.maxKbps],
    [`lasts ${seconds} s`, seconds < profile.seconds.min || seconds > profile.seconds.max],
    [`sounds as ${audio.codec} ${audio.profile}`, audio.codec !== profile.audio.codec || audio.profile !== 'LC'],
    [`sounds at ${audio.rate} Hz`, audio.rate !== profile.audio.sampleRate],
    [`sounds from ${audio.channels} channels`, audio.channels !== profile.audio.channels],
    ['has sound of another length', Math.abs(audio.seconds - seconds) > 2048 / 44_100],
    [`is at ${loudness} LUFS`, loudness > -70 && Math.abs(loudness - profile.audio.loudness) > 0.6],
    [`peaks at ${peak} dBTP`, peak > profile.audio.truePeak + 0.1],
  ];
  return doubts.filter(([, isWrong]) => isWrong).map(([words]) => words);
}

function allowed(highest: string): readonly string[] {
  const all = ['constrained baseline', 'baseline', 'main', 'high'];
  return all.slice(0, all.indexOf(highest) + 1);
}

interface Packet {
  readonly time: number;
  readonly key: boolean;
}

/** In the order of the file. */
function groupsOf(packets: readonly Packet[]): readonly Packet[][] {
  const groups: Packet[][] = [];
  for (const packet of packets) {
    if (packet.key || groups.length === 0) groups.push([]);
    groups.at(-1)?.push(packet);
  }
  return groups;
}

const longestGroup = (packets: readonly Packet[]) => Math.max(...groupsOf(packets).map(({ length }) => length));

const hasOpenGroups = (packets: readonly Packet[]) =>
  groupsOf(packets).some(([key, ...rest]) => rest.some(({ time }) => time < (key?.time ?? 0)));

function isEven(packets: readonly Packet[], fps: number): boolean {
  const times = packets.map(({ time }) => time).toSorted((a, b) => a - b);
  return times.every((time, index) => Math.abs(time - (times[0] ?? 0) - index / fps) < 0.3 / fps);
}

async function read(file: string, { ffprobe }: Programs) {
  const [bytes, { stdout }] = await Promise.all([
    readFile(file),
    run(ffprobe, ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', '-show_packets', file], {
      maxBuffer: 64e6,
    }),
  ]);
  const { streams, packets, format } = probed.parse(JSON.parse(stdout));
  const picture = streams.find(({ codec_type: type }) => type === 'video') ?? {};
  const sound = streams.find(({ codec_type: type }) => type === 'audio') ?? {};
  const shown = packets.filter(({ stream_index: index }) => index === picture['index']);
  const [count, per] = text(picture['avg_frame_rate']).split('/').map(Number);
  return {
    bytes: bytes.length,
    ...boxesOf(bytes),
    format: text(format['format_name']),
    video: {
      codec: text(picture['codec_name']),
      profile: text(picture['profile']),
      level: Number(picture['level']),
      pixels: text(picture['pix_fmt']),
      width: Number(picture['width']),
      height: Number(picture['height']),
      shape: text(picture['sample_aspect_ratio']),
      field: text(picture['field_order'] ?? 'unknown'),
      turned: picture['side_data_list'] !== undefined,
      fps: (count ?? 0) / (per ?? 1),
      colour: ['color_space', 'color_transfer', 'color_primaries'].map((key) => text(picture[key])),
      range: text(picture['color_range']),
      bytes: shown.reduce((sum, { size }) => sum + Number(size), 0),
      packets: shown.map(({ pts_time: time, flags }) => ({ time: Number(time), key: text(flags).startsWith('K') })),
    },
    audio: {
      codec: text(sound['codec_name']),
      profile: text(sound['profile']),
      rate: Number(sound['sample_rate']),
      channels: Number(sound['channels']),
      seconds: Number(sound['duration']),
    },
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** ISO 14496-12: four bytes of size, four letters. */
function boxesOf(bytes: Buffer): { boxes: string[]; editList: boolean } {
  const boxes: string[] = [];
  let index = bytes.subarray(0, 0);
  for (let at = 0; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32BE(at);
    const length = size === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : size === 0 ? bytes.length - at : size;
    const type = bytes.toString('latin1', at + 4, at + 8);
    boxes.push(type);
    if (type === 'moov') index = bytes.subarray(at, at + length);
    at += Math.max(8, length);
  }
  return { boxes, editList: index.includes('elst', 0, 'latin1') };
}

/** Plays it to the end: what the decoders say, and how loud it is. */
async function play(
  file: string,
  { ffmpeg }: Programs,
): Promise<{ complaints: string[]; loudness: number; peak: number }> {
  const asked = ['-threads', '1', '-i', file, '-map', '0', '-af', 'ebur128=peak=true', '-f', 'null', '-'];
  const { stderr } = await run(ffmpeg, ['-hide_banner', '-nostdin', '-nostats', ...asked], { maxBuffer: 64e6 }).catch(
    (error: unknown) => ({ stderr: `[h264 @ 0] ${String(error)}` }),
  );
  const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
  const figure = (name: string) => Number(new RegExp(`${name}: +(-?[\\d.]+)`).exec(summary)?.[1] ?? '-99');
  const complaints = stderr.split('\n').filter((line) => /^\[(h264|aac|mov|vist|aist)[^\]]*\]|rror while/.test(line));
  return { complaints, loudness: figure('I'), peak: figure('Peak') };
}
