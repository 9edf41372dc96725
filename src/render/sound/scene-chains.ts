import type { Edit, EditClip, EditScene } from '../../plan/edit.ts';
import { soundInput, type SoundSource } from '../clip-source.ts';
import { sharesOf, shotsOf, type Shot } from '../shots.ts';
import { type AddInput, anyFormat, fadeIn, fadeOut, samplesAt, silence } from './sound-format.ts';
import { joinSounds } from './join-sounds.ts';

type ClipOf = (key: string) => SoundSource;

/** Whether anything sounds in any scene. */
export function hasSceneSound(edit: Edit, clip: ClipOf): boolean {
  return edit.scenes.some(
    (scene) => scene.sound !== 'mute' && scene.clips.some(({ key }) => clip(key).audio !== undefined),
  );
}

/** Chains the own sound of all scenes into `scenes`. */
export function sceneChains(edit: Edit, clip: ClipOf, add: AddInput): readonly string[] {
  const shots = shotsOf(edit);
  return [
    ...shots.flatMap((shot, index) => shotSound(edit, shot, `shot${index}`, clip, add)),
    ...joinSounds(edit, shots, 'scenes'),
  ];
}

function shotSound(edit: Edit, shot: Shot, to: string, clip: ClipOf, add: AddInput): readonly string[] {
  const { scene } = shot;
  if (scene === undefined || scene.sound === 'mute' || scene.clips.length === 0)
    return [`${silence(edit, shot.frames)}[${to}]`];
  const shares = sharesOf(scene, shot.frames, edit.fps);
  const parts = shares.map(({ clip: part, frames }, index) => {
    const source = clip(part.key);
    if (source.audio === undefined || !keepsSound(part)) return `${silence(edit, frames)}[${to}part${index}]`;
    const input = add(soundInput(source, part, frames / edit.fps));
    // Pieces of one shot follow each other like cuts.
    const joins = shares.length > 1 ? `,${fadeIn()},${fadeOut(frames / edit.fps)}` : '';
    return `${clipSound(edit, scene, input, frames, part.speed)}${joins}[${to}part${index}]`;
  });
  const labels = parts.map((_, index) => `[${to}part${index}]`).join('');
  return [...parts, `${labels}concat=n=${parts.length}:v=0:a=1[${to}]`];
}

/** Stretched or pressed further, sound is only noise. */
const keepsSound = ({ speed = 1 }: EditClip) => speed >= 0.5 && speed <= 2;

/** Gaps in the file stay gaps, so that sound stays with its picture; what is missing at the end is silence. */
function clipSound(edit: Edit, { sound }: EditScene, input: number, frames: number, speed = 1): string {
  const resample = `aresample=${edit.encode.sampleRate}:async=1:first_pts=0`;
  const tempo = speed === 1 ? '' : `,atempo=${speed}`;
  const level = typeof sound === 'number' ? `,volume=${sound}dB` : '';
  return `[${input}:a:0]${resample},${anyFormat(edit)}${tempo}${level},apad,atrim=end_sample=${samplesAt(edit, frames)},asetpts=N/SR/TB`;
}
