import type { Edit, EditSound } from '../../plan/edit.ts';
import { toFrames } from '../shots.ts';
import { type AddInput, anyFormat, fadeIn, fadeOut, samplesAt } from './sound-format.ts';

// docs/sound.md tells how this was found: speech at -16 LUFS is 18 dB over the threshold, so what lies under it goes down
// by some 16 dB, and comes back within half a second.
const duck = 'sidechaincompress=threshold=0.02:ratio=8:attack=20:release=400';

/** dB by file, which bring every voice to one level. */
export type Levels = ReadonlyMap<string, number>;

/** Chains voices and the sonic logo over what is in `under`, which gives way to them, into `to`. */
export function overChains(
  edit: Edit,
  over: readonly EditSound[],
  levels: Levels,
  add: AddInput,
  { under, to }: { readonly under: string; readonly to: string },
): readonly string[] {
  const sounds = over.map((sound, index) => `${overSound(edit, sound, levels, add)}[over${index}]`);
  const labels = over.map((_, index) => `[over${index}]`).join('');
  // sidechaincompress of ffmpeg 7 swallows the last moment of both: let that be padding.
  const end = samplesAt(edit, toFrames(edit.seconds, edit.fps)) + edit.encode.sampleRate;
  const whole = `apad,atrim=end_sample=${end}`;
  return [
    ...sounds,
    `${labels}amix=inputs=${over.length}:duration=longest:normalize=0,${whole},asplit[speech][front]`,
    `[${under}]${whole}[bed]`,
    `[bed][speech]${duck}[low]`,
    `[low][front]amix=inputs=2:duration=first:normalize=0[${to}]`,
  ];
}

function overSound(edit: Edit, { file, start, seconds }: EditSound, levels: Levels, add: AddInput): string {
  const { sampleRate } = edit.encode;
  const input = add({ source: file.path, options: ['-vn'] });
  const room = Math.min(seconds, edit.seconds - start);
  // What is cut off at the end of the video dies away; what ends by itself only must not click.
  const out = room < seconds ? fadeOut(room, Math.min(0.3, room / 2)) : fadeOut(room);
  const cut = `atrim=end_sample=${Math.round(room * sampleRate)},asetpts=N/SR/TB,${fadeIn()},${out}`;
  const level = (levels.get(file.path) ?? 0).toFixed(2);
  const delay = `adelay=${Math.round(start * sampleRate)}S:all=1`;
  return `[${input}:a:0]aresample=${sampleRate},${anyFormat(edit)},${cut},volume=${level}dB,${delay}`;
}
