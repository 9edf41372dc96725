import type { FfmpegInput, FfmpegJob } from '../../media/media.ts';
import type { Edit } from '../../plan/plan.ts';
import { clipInput, type ClipSource } from '../clip-source.ts';
import { sharesOf, shotsOf, toFrames, type Shot } from '../shots.ts';
import { anyFormat, samplesAt, silence } from './sound-format.ts';
import { joinSounds } from './join-sounds.ts';

export interface MixParts {
  readonly edit: Edit;
  readonly clip: (key: string) => ClipSource;
  /** Where the mix is written: 32 bit float WAV, so nothing clips before the gain is known. */
  readonly target: string;
}

/** Scene sound under music: present, but not in its way. */
const sceneUnderMusic = '-6dB';
/** Words in the footage push the music down; room tone does not reach the threshold. */
const duck = 'sidechaincompress=threshold=0.05:ratio=4:attack=20:release=400';
/** Seconds. */
const musicFade = { in: 0.3, out: 1.2 };

/** Reports integrated loudness and true peak at the end of the run. */
export const measure = 'ebur128=peak=true';

type AddInput = (input: FfmpegInput) => number;

/** Mixes all sound of an edit into one file and measures it on the way. No picture is decoded. */
export function mixJob({ edit, clip, target }: MixParts): FfmpegJob {
  const inputs: FfmpegInput[] = [];
  const add = (input: FfmpegInput): number => inputs.push(input) - 1;
  const scenes = hasSceneSound(edit, clip) ? sceneChains(edit, clip, add) : undefined;
  const music = edit.music === undefined ? undefined : musicChain(edit, edit.music.path, add);
  const sound = mixed(scenes, music) ?? [silent(edit, add)];
  const end = samplesAt(edit, toFrames(edit.seconds, edit.fps));
  const graph = [...sound, `[mix]apad,atrim=end_sample=${end},${measure},silencedetect=n=-60dB:d=1[out]`].join(';');
  return { inputs, graph, outputs: [{ target, options: ['-map', '[out]', '-c:a', 'pcm_f32le', '-f', 'wav'] }] };
}

function hasSceneSound(edit: Edit, clip: MixParts['clip']): boolean {
  return edit.scenes.some((scene) => scene.clips.some(({ key }) => clip(key).audio !== undefined));
}

/** As an input, since a job without any cannot be told its global options. */
function silent(edit: Edit, add: AddInput): string {
  const input = add({
    source: `anullsrc=r=${edit.encode.sampleRate}`,
    options: ['-f', 'lavfi', '-t', String(edit.seconds)],
  });
  return `[${input}:a]${anyFormat(edit)}[mix]`;
}

function mixed(scenes: readonly string[] | undefined, music: string | undefined): readonly string[] | undefined {
  if (scenes === undefined) return music === undefined ? undefined : [`${music}[mix]`];
  if (music === undefined) return [...scenes, '[scenes]anull[mix]'];
  return [
    ...scenes,
    // sidechaincompress of ffmpeg 7 swallows the last moment of both: let that be padding.
    `${music},apad=pad_dur=1[music]`,
    '[scenes]apad=pad_dur=1,asplit[key][heard]',
    `[music][key]${duck}[ducked]`,
    `[heard]volume=${sceneUnderMusic}[under]`,
    '[ducked][under]amix=inputs=2:duration=first:normalize=0[mix]',
  ];
}

function sceneChains(edit: Edit, clip: MixParts['clip'], add: AddInput): readonly string[] {
  const shots = shotsOf(edit);
  return [
    ...shots.flatMap((shot, index) => shotSound(edit, shot, `shot${index}`, clip, add)),
    ...joinSounds(edit, shots, 'scenes'),
  ];
}

function shotSound(edit: Edit, shot: Shot, to: string, clip: MixParts['clip'], add: AddInput): readonly string[] {
  if (shot.scene === undefined) return [`${silence(edit, shot.frames)}[${to}]`];
  const parts = sharesOf(shot.scene, shot.frames, edit.fps).map(({ clip: part, frames }, index) => {
    const source = clip(part.key);
    const chain =
      source.audio === undefined
        ? silence(edit, frames)
        : clipSound(edit, add(clipInput(source, part, frames / edit.fps, 'audio')), frames);
    return `${chain}[${to}part${index}]`;
  });
  const labels = parts.map((_, index) => `[${to}part${index}]`).join('');
  return [...parts, `${labels}concat=n=${parts.length}:v=0:a=1[${to}]`];
}

/** Gaps in the file stay gaps, so that sound stays with its picture; what is missing at the end is silence. */
function clipSound(edit: Edit, input: number, frames: number): string {
  const resample = `aresample=${edit.encode.sampleRate}:async=1:first_pts=0`;
  return `[${input}:a:0]${resample},${anyFormat(edit)},apad,atrim=end_sample=${samplesAt(edit, frames)},asetpts=N/SR/TB`;
}

function musicChain(edit: Edit, file: string, add: AddInput): string {
  const input = add({ source: file, options: ['-stream_loop', '-1', '-vn'] });
  const end = samplesAt(edit, toFrames(edit.seconds, edit.fps));
  const out = Math.min(musicFade.out, edit.seconds / 4);
  return [
    // A loop restarts the file's clock; counting samples makes it seamless again.
    `[${input}:a:0]aresample=${edit.encode.sampleRate},${anyFormat(edit)},asetpts=N/SR/TB,atrim=end_sample=${end}`,
    `afade=t=in:d=${musicFade.in},afade=t=out:st=${(edit.seconds - out).toFixed(6)}:d=${out.toFixed(6)}`,
  ].join();
}
