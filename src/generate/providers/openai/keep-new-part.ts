import { rename } from 'node:fs/promises';
import type { FfmpegJob, Media } from '../../../media/media.ts';

interface Extension {
  /** Length of the new part, in seconds. */
  readonly seconds: number;
  /** Length of what was there before it; 0 when nobody knows. */
  readonly before: number;
}

/**
 * The video of an extension is the whole: what was there before, stitched to the new part (OpenAI's specification of
 * `seconds`: "for extensions, this is the stitched total duration"). Moves the new part alone to `file`.
 */
export async function keepNewPart(
  media: Media,
  whole: string,
  file: string,
  { extension, signal }: { readonly extension: Extension; readonly signal: AbortSignal },
): Promise<void> {
  const { video, format } = await media.probe(whole, { signal });
  const from = beginning(video?.seconds || format.seconds, extension);
  await (from === 0 ? rename(whole, file) : media.run(cutJob(whole, file, from), { signal }));
}

const tolerance = 0.5;

/** Where the new part begins. Services round lengths to frames, so it is counted from the end, unless the end is missing. */
export function beginning(total: number, { seconds, before }: Extension): number {
  const rest = total - seconds;
  // Nearer to the new part alone than to the whole: this gateway does not stitch.
  if (rest < Math.max(tolerance, before / 2)) return 0;
  return before === 0 || Math.abs(rest - before) <= tolerance ? rest : before;
}

// Encoded anew, since a copy could only begin at a key frame; finely enough that nobody sees it.
const encode = ['-c:v', 'libx264', '-preset', 'fast', '-crf', '12', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];

function cutJob(whole: string, file: string, from: number): FfmpegJob {
  const streams = ['-map', '0:v:0', '-map', '0:a:0?'];
  const format = ['-b:a', '256k', '-movflags', '+faststart', '-f', 'mp4'];
  return {
    inputs: [{ source: whole, options: ['-ss', from.toFixed(3)] }],
    outputs: [{ target: file, options: [...streams, ...encode, ...format] }],
  };
}
