import type { AudioStream, Probe, VideoStream } from './media.ts';

// What ffprobe prints as JSON: every value is text unless noted, every key may be missing.

export interface ProbeOutput {
  readonly format?: Fields;
  readonly streams?: readonly Stream[];
  readonly packets?: readonly Packet[];
}
type Fields = Readonly<Record<string, string | number | undefined>>;
interface Stream {
  readonly index: number;
  readonly codec_type?: string;
  readonly disposition?: { readonly attached_pic?: number };
  readonly side_data_list?: readonly Fields[];
  readonly tags?: { readonly alpha_mode?: string };
  readonly [field: string]: unknown;
}
interface Packet {
  readonly stream_index: number;
  readonly pts_time?: string;
  readonly flags?: string;
}

/** What Reelmill reads of ffprobe's answer; numbers that the file does not tell are 0. */
export function readProbe({ format = {}, streams = [], packets = [] }: ProbeOutput): Probe {
  // A cover picture inside an audio file is a video stream too.
  const video = streams.find((stream) => stream.codec_type === 'video' && stream.disposition?.attached_pic !== 1);
  const audio = streams.find((stream) => stream.codec_type === 'audio');
  const shown = packets.filter((packet) => packet.stream_index === video?.index);
  return {
    format: {
      name: text(format['format_name']),
      seconds: number(format['duration']),
      bytes: number(format['size']),
      kbps: number(format['bit_rate']) / 1000,
    },
    video: video && videoStream(video, shown.length),
    audio: audio && audioStream(audio),
    keyFrames: shown.filter(({ flags }) => flags?.startsWith('K')).map(({ pts_time }) => number(pts_time)),
  };
}

function videoStream(stream: Stream, packets: number): VideoStream {
  const fps = ratio(stream['avg_frame_rate']) || ratio(stream['r_frame_rate']);
  const seconds = number(stream['duration']);
  return {
    codec: text(stream['codec_name']),
    profile: text(stream['profile']),
    level: number(stream['level']),
    width: number(stream['width']),
    height: number(stream['height']),
    pixelFormat: pixelFormat(stream),
    sampleAspect: text(stream['sample_aspect_ratio']) || '1:1',
    fps,
    constantRate: stream['avg_frame_rate'] === stream['r_frame_rate'],
    frames: number(stream['nb_frames']) || packets || Math.round(seconds * fps),
    seconds,
    start: number(stream['start_time']),
    kbps: number(stream['bit_rate']) / 1000,
    rotation: number(stream.side_data_list?.find((data) => data['rotation'] !== undefined)?.['rotation']),
    fieldOrder: text(stream['field_order']),
    colour: {
      space: text(stream['color_space']),
      transfer: text(stream['color_transfer']),
      primaries: text(stream['color_primaries']),
      range: text(stream['color_range']),
    },
    hasBFrames: number(stream['has_b_frames']),
  };
}

/** WebM keeps transparency in a stream of its own, which ffprobe only mentions. */
function pixelFormat(stream: Stream): string {
  return stream.tags?.alpha_mode === '1' ? 'yuva420p' : text(stream['pix_fmt']);
}

function audioStream(stream: Stream): AudioStream {
  return {
    codec: text(stream['codec_name']),
    profile: text(stream['profile']),
    sampleRate: number(stream['sample_rate']),
    channels: number(stream['channels']),
    seconds: number(stream['duration']),
    start: number(stream['start_time']),
    kbps: number(stream['bit_rate']) / 1000,
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown): number {
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : 0;
}

function ratio(value: unknown): number {
  const [above, below] = text(value).split('/').map(Number);
  return above !== undefined && below ? above / below : 0;
}
