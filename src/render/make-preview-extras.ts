import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Extra } from '../campaign/cover-schema.ts';
import type { Media } from '../media/media.ts';
import type { Edit } from '../plan/edit.ts';

/** Seconds from the beginning: the hook is there, and a mail should open at once. */
const shown = 4;
/** Ours: what mail programs and chats still show without asking. */
const maxBytes = 3_000_000;
const tries = [
  { side: 360, fps: 12 },
  { side: 300, fps: 10 },
  { side: 240, fps: 8 },
  { side: 180, fps: 6 },
] as const;

/** A short moving preview of a finished video, in the largest size that stays below 3 MB. */
export async function makePreviewExtra(
  kind: Exclude<Extra, 'square'>,
  video: string,
  edit: Edit,
  { media, signal, folder }: { readonly media: Media; readonly signal: AbortSignal; readonly folder: string },
): Promise<string> {
  const target = path.join(folder, `preview.${kind}`);
  for (const { side, fps } of tries) {
    const size = edit.width > edit.height ? `-2:${side}` : `${side}:-2`;
    const small = `fps=${fps},scale=${size}:flags=lanczos`;
    const { graph, options } = kind === 'gif' ? gif(small) : webp(small);
    const inputs = [{ source: video, options: ['-t', String(shown)] }];
    await media.run({ inputs, graph, outputs: [{ target, options: ['-map', '[out]', ...options] }] }, { signal });
    if ((await stat(target)).size <= maxBytes) break;
  }
  return target;
}

/** A palette of its own from what moves; an ordered pattern packs far better than scattered dots. */
function gif(small: string) {
  const use = 'paletteuse=dither=bayer:bayer_scale=4:diff_mode=rectangle';
  const graph = `[0:v:0]${small},split[a][b];[a]palettegen=max_colors=160:stats_mode=diff[p];[b][p]${use}[out]`;
  return { graph, options: ['-loop', '0', '-f', 'gif'] };
}

function webp(small: string) {
  const graph = `[0:v:0]${small},format=yuv420p[out]`;
  return { graph, options: ['-c:v', 'libwebp_anim', '-q:v', '62', '-loop', '0', '-f', 'webp'] };
}
