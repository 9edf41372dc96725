import type { MediaTools } from './media.ts';
import { runTool } from './run-tool.ts';

const needed = {
  encoders: 'libx264 aac mjpeg png',
  filters:
    'acrossfade afade alimiter amix blackdetect crop ebur128 eq freezedetect gblur overlay scale sidechaincompress ' +
    'silencedetect xfade zscale',
};

/** Names of the encoders and filters that Reelmill uses and this build of ffmpeg lacks. Takes two runs of ffmpeg: for `doctor`. */
export async function missingFeatures(tools: MediaTools): Promise<readonly string[]> {
  const [encoders, filters] = await Promise.all(
    (['encoders', 'filters'] as const).map(async (kind) => {
      const listed = names(await runTool(tools.ffmpeg, ['-hide_banner', `-${kind}`]));
      return needed[kind].split(' ').filter((name) => !listed.has(name));
    }),
  );
  return [...(encoders ?? []), ...(filters ?? [])];
}

// ` V....D libx264   libx264 H.264 …` and ` T.. xfade   VV->V …`: flags, then the name.
function names(listing: string): ReadonlySet<string | undefined> {
  return new Set(listing.split('\n').map((line) => line.trim().split(/\s+/)[1]));
}
