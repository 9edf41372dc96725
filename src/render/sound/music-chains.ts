import type { Edit, EditMusic } from '../../plan/edit.ts';
import { toFrames } from '../shots.ts';
import { anyFormat, samplesAt } from './sound-format.ts';

/** Seconds. */
const usualFade = { in: 0.3, out: 1.2 };

/** Chains the music of a file into `to`: from where it begins, repeated where it is too short, faded, as long as the video. */
export function musicChains(edit: Edit, music: EditMusic, input: number, to: string): readonly string[] {
  const { sampleRate } = edit.encode;
  const { start = 0, level, loop } = music;
  const begin = start > 0 ? `,atrim=start=${start.toFixed(6)}` : '';
  const volume = level === undefined ? '' : `,volume=${level}dB`;
  const source = `[${input}:a:0]aresample=${sampleRate},${anyFormat(edit)}${begin}${volume},asetpts=N/SR/TB`;
  const end = samplesAt(edit, toFrames(edit.seconds, edit.fps));
  // Padded, since a file may be a little shorter than it says.
  const finish = `apad,atrim=end_sample=${end},${fades(edit, music)}`;
  if (loop === undefined) return [`${source},${finish}[${to}]`];
  return [...loopChains(source, loop, sampleRate, 'looped'), `[looped]${finish}[${to}]`];
}

function fades({ seconds }: Edit, { fadeIn = usualFade.in, fadeOut = usualFade.out }: EditMusic): string {
  const out = Math.min(fadeOut, seconds / 4);
  const begin = `afade=t=in:d=${fadeIn.toFixed(6)}`;
  return `${begin},afade=t=out:st=${(seconds - out).toFixed(6)}:d=${out.toFixed(6)}`;
}

/**
 * On the beat, the first part is repeated as it is. Otherwise the music is heard as beginning, middle, then again and again
 * its end under its beginning, and its middle: no seam, and no copy of the file for each time.
 */
function loopChains(
  source: string,
  { seconds, fade }: NonNullable<EditMusic['loop']>,
  sampleRate: number,
  to: string,
): readonly string[] {
  const [whole, over] = [Math.round(seconds * sampleRate), Math.round(fade * sampleRate)];
  // Padded, since the last beat of a file may end a little early.
  if (over === 0) return [`${source},apad,${part(0, whole)},${repeat(whole)}[${to}]`];
  return [
    `${source},asplit=4[m0][m1][m2][m3]`,
    `[m0]${part(0, over)}[first]`,
    `[m1]${part(over, whole - over)}[middle]`,
    `[m2]${part(whole - over, whole)}[last]`,
    `[m3]${part(0, over)}[again]`,
    // Not acrossfade: ffmpeg 7.0 loses the overlap when both of its inputs come from one file and end together.
    `[last]afade=t=out:ns=${over}:curve=qsin[falling]`,
    `[again]afade=t=in:ns=${over}:curve=qsin[rising]`,
    `[falling][rising]amix=inputs=2:normalize=0[seam]`,
    `[middle][seam]concat=n=2:v=0:a=1,${repeat(whole - over)}[rest]`,
    `[first][rest]concat=n=2:v=0:a=1[${to}]`,
  ];
}

/** In samples. */
const part = (from: number, until: number) => `atrim=start_sample=${from}:end_sample=${until},asetpts=N/SR/TB`;
const repeat = (size: number) => `aloop=loop=-1:size=${size},asetpts=N/SR/TB`;
