import { mkdir, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMedia } from '../../src/media/ffmpeg.ts';
import { findMediaTools } from '../../src/media/find-tools.ts';

/** A real MP4 of that size and length with picture and sound. Made once for each and kept in the temporary folder. */
export async function sampleClip(size: string, seconds: number): Promise<string> {
  const folder = path.join(tmpdir(), 'reelmill-sample-clips');
  const file = path.join(folder, `${size}-${seconds}s.mp4`);
  if (existsSync(file)) return file;
  await mkdir(folder, { recursive: true });
  const temporary = path.join(folder, `${crypto.randomUUID()}.mp4`);
  const media = createMedia(await findMediaTools({ env: process.env }));
  const lavfi = ['-f', 'lavfi', '-t', String(seconds)];
  try {
    await media.run(
      {
        inputs: [
          { source: `testsrc2=size=${size}:rate=30`, options: lavfi },
          { source: 'sine=frequency=220:sample_rate=48000', options: lavfi },
        ],
        outputs: [{ target: temporary, options: encode }],
      },
      { signal: AbortSignal.timeout(120_000) },
    );
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
  return file;
}

const encode = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '32', '-pix_fmt', 'yuv420p', '-c:a', 'aac'].concat([
  '-movflags',
  '+faststart',
]);
