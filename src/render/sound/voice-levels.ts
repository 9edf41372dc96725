import type { Media } from '../../media/media.ts';
import type { Edit } from '../../plan/edit.ts';
import { isSilent, readLoudness } from './loudness.ts';
import { measure } from './mix-job.ts';
import type { Levels } from './over-chains.ts';
import { anyFormat } from './sound-format.ts';

/** LUFS of every voice before the mix: what lies under it is turned down by how loud it is, so all must be alike. */
const speechLevel = -16;
/** dB. Beyond this a recording is a whisper or a mistake, and raising it brings up its noise. */
const mostGain = 20;

/** Measures the voices and the sonic logo of an edit, each file once. */
export async function voiceLevels(edit: Edit, media: Media, signal: AbortSignal): Promise<Levels> {
  const files = [...new Set((edit.over ?? []).map(({ file }) => file.path))];
  const measured = files.map(async (source): Promise<[string, number]> => {
    const outputs = [{ target: '-', options: ['-map', '[out]', '-f', 'null'] }];
    const graph = `[0:a:0]${anyFormat(edit)},${measure}[out]`;
    const loudness = readLoudness(
      await media.run({ inputs: [{ source, options: ['-vn'] }], graph, outputs }, { signal }),
    );
    if (isSilent(loudness)) return [source, 0];
    return [source, Math.min(mostGain, Math.max(-mostGain, speechLevel - loudness.integrated))];
  });
  return new Map(await Promise.all(measured));
}
