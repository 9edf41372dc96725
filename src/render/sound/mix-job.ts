import type { FfmpegInput, FfmpegJob } from '../../media/media.ts';
import type { Edit } from '../../plan/edit.ts';
import type { SoundSource } from '../clip-source.ts';
import { toFrames } from '../shots.ts';
import { musicChains } from './music-chains.ts';
import { type Levels, overChains } from './over-chains.ts';
import { hasSceneSound, sceneChains } from './scene-chains.ts';
import { type AddInput, anyFormat, fadeIn, fadeOut, samplesAt } from './sound-format.ts';

export interface MixParts {
  readonly edit: Edit;
  readonly clip: (key: string) => SoundSource;
  /** Of the voices, by file. */
  readonly levels: Levels;
  /** Where the mix is written: 32 bit float WAV, so nothing clips before the gain is known. */
  readonly target: string;
}

/** Scene sound under music: present, but not in its way. */
const sceneUnderMusic = '-6dB';
/** Words in the footage push the music down; room tone does not reach the threshold. */
const duck = 'sidechaincompress=threshold=0.05:ratio=4:attack=20:release=400';

/** Reports integrated loudness and true peak at the end of the run. */
export const measure = 'ebur128=peak=true';

/** Mixes all sound of an edit into one file and measures it on the way. No picture is decoded. */
export function mixJob({ edit, clip, levels, target }: MixParts): FfmpegJob {
  const inputs: FfmpegInput[] = [];
  const add = (input: FfmpegInput): number => inputs.push(input) - 1;
  const { over = [] } = edit;
  const chains = [
    ...underChains(edit, clip, add, over.length > 0 ? 'under' : 'mix'),
    ...(over.length > 0 ? overChains(edit, over, levels, add, { under: 'under', to: 'mix' }) : []),
  ];
  const graph = [...chains, `[mix]${finish(edit)},${measure},silencedetect=n=-60dB:d=1[out]`].join(';');
  return { inputs, graph, outputs: [{ target, options: ['-map', '[out]', '-c:a', 'pcm_f32le', '-f', 'wav'] }] };
}

/** To the sample as long as the picture. The video begins and ends in the middle of some wave, too. */
function finish(edit: Edit): string {
  const end = samplesAt(edit, toFrames(edit.seconds, edit.fps));
  return `apad,atrim=end_sample=${end},${fadeIn()},${fadeOut(edit.seconds)}`;
}

/** Scenes and music, or silence where there are neither. */
function underChains(edit: Edit, clip: MixParts['clip'], add: AddInput, to: string): readonly string[] {
  const scenes = hasSceneSound(edit, clip) ? sceneChains(edit, clip, add) : undefined;
  const { music } = edit;
  if (music === undefined) return scenes === undefined ? [silent(edit, add, to)] : [...scenes, `[scenes]anull[${to}]`];
  const input = add({ source: music.path, options: ['-vn'] });
  if (scenes === undefined) return musicChains(edit, music, input, to);
  return [
    ...scenes,
    ...musicChains(edit, music, input, 'track'),
    // sidechaincompress of ffmpeg 7 swallows the last moment of both: let that be padding.
    '[track]apad=pad_dur=1[music]',
    '[scenes]apad=pad_dur=1,asplit[key][heard]',
    `[music][key]${duck}[ducked]`,
    `[heard]volume=${sceneUnderMusic}[quiet]`,
    `[ducked][quiet]amix=inputs=2:duration=first:normalize=0[${to}]`,
  ];
}

/** As an input, since a job without any cannot be told its global options. */
function silent(edit: Edit, add: AddInput, to: string): string {
  const input = add({
    source: `anullsrc=r=${edit.encode.sampleRate}`,
    options: ['-f', 'lavfi', '-t', String(edit.seconds)],
  });
  return `[${input}:a]${anyFormat(edit)}[${to}]`;
}
