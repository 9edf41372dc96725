import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createMedia } from '../../src/media/ffmpeg.ts';
import { findMediaTools } from '../../src/media/find-tools.ts';
import { missingFeatures } from '../../src/media/missing-features.ts';
import { readProbe } from '../../src/media/read-probe.ts';

const packet = (stream_index: number, pts_time: string, flags: string) => ({ stream_index, pts_time, flags });

test('reads what ffprobe tells of a filmed clip', () => {
  const video = {
    index: 1,
    codec_type: 'video',
    codec_name: 'h264',
    profile: 'High',
    level: 42,
    width: 1080,
    height: 1920,
    pix_fmt: 'yuv420p',
    sample_aspect_ratio: '1:1',
    field_order: 'progressive',
    color_space: 'bt709',
    color_range: 'tv',
    r_frame_rate: '60/1',
    avg_frame_rate: '30000/1001',
    start_time: '0.033000',
    duration: '2.002000',
    bit_rate: '4000000',
    has_b_frames: 2,
    side_data_list: [{ side_data_type: 'Display Matrix', rotation: -90 }],
  };
  const cover = { index: 0, codec_type: 'video', codec_name: 'mjpeg', disposition: { attached_pic: 1 } };
  const probe = readProbe({
    format: { format_name: 'mov,mp4', duration: '2.002000', size: '1000000', bit_rate: '4100000' },
    streams: [cover, video],
    packets: [packet(1, '0.033', 'K__'), packet(0, '0', 'K__'), packet(1, '0.066', '___'), packet(1, '1.033', 'K_')],
  });
  expect(probe).toMatchObject({
    format: { name: 'mov,mp4', seconds: 2.002, bytes: 1_000_000, kbps: 4100 },
    video: {
      codec: 'h264',
      level: 42,
      constantRate: false,
      frames: 3,
      start: 0.033,
      kbps: 4000,
      rotation: -90,
      hasBFrames: 2,
      colour: { space: 'bt709', transfer: '', primaries: '', range: 'tv' },
    },
    audio: undefined,
    keyFrames: [0.033, 1.033],
  });
  expect(probe.video?.fps).toBeCloseTo(29.97, 3);
});

test('what the file does not tell is 0 or empty', () => {
  expect(readProbe({})).toEqual({
    format: { name: '', seconds: 0, bytes: 0, kbps: 0 },
    video: undefined,
    audio: undefined,
    keyFrames: [],
  });
  const { video } = readProbe({ streams: [{ index: 0, codec_type: 'video', duration: 'N/A', avg_frame_rate: '0/0' }] });
  expect(video).toMatchObject({ fps: 0, seconds: 0, frames: 0, sampleAspect: '1:1' });
});

test('a file that is no media is a mistake that names the file once', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'reelmill-probe-'));
  const file = path.join(folder, 'notes.mp4');
  await writeFile(file, 'not a video');
  const media = createMedia(await findMediaTools({ env: process.env }));
  await expect(media.probe(file)).rejects.toMatchObject({
    name: 'UserError',
    message: `${file} cannot be read as video, audio or picture: Invalid data found when processing input`,
  });
  const reason = new Error('Ctrl-C');
  await expect(media.probe(file, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  await rm(folder, { recursive: true });
});

test('the tools of this machine have what Reelmill needs, and a lack is named', async () => {
  const tools = await findMediaTools({ env: process.env });
  expect(await missingFeatures(tools)).toEqual([]);
  expect(await missingFeatures({ ...tools, ffmpeg: 'true' })).toContain('libx264');
});
