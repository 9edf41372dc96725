import type { FfmpegInput } from '../../media/media.ts';
import type { EditScene } from '../../plan/edit.ts';
import { atSpeed, pictureInput } from '../clip-source.ts';
import type { DrawnSecond } from '../layers/draw-seconds.ts';
import { clipGraph } from './clip-graph.ts';
import { transparent } from './colour.ts';
import type { AddInput, PictureParts } from './picture-graph.ts';
import { rawInput } from './raw-input.ts';
import { stillGraph } from './still-graph.ts';

interface SecondShot {
  readonly scene: EditScene;
  readonly drawn: DrawnSecond;
  readonly frames: number;
  /** Labels of the scene's own picture and of both together. */
  readonly own: string;
  readonly to: string;
}

/** Puts a scene's second picture beside its own or over it, and the line or border on top. */
export function secondChains(parts: PictureParts, shot: SecondShot, add: AddInput): readonly string[] {
  const { edit } = parts;
  const { scene, drawn, frames, own, to } = shot;
  const { mask, border } = drawn;
  const second = `${to}second`;
  const repeat = `loop=loop=${frames - 1}:size=1,settb=1/${edit.fps},setpts=N`;
  const picture = (file: string) => add(stillInput(file, edit.fps));
  return [
    ...(mask === undefined
      ? []
      : [
          `[${picture(mask)}:v]format=rgba,alphaextract,${repeat}[${to}mask]`,
          `[${second}whole][${to}mask]alphamerge[${second}]`,
        ]),
    `[${picture(border.file)}:v]${transparent},${repeat}[${to}border]`,
    ...secondPicture(parts, shot, mask === undefined ? second : `${second}whole`, add),
    ...together(scene, drawn, { own, second, to: `${to}both` }),
    `[${to}both][${to}border]overlay=x=${border.x}:y=${border.y}:format=yuv420[${to}]`,
  ];
}

function together(
  { split }: EditScene,
  { place }: DrawnSecond,
  { own, second, to }: { readonly own: string; readonly second: string; readonly to: string },
): readonly string[] {
  if (split === undefined) return [`[${own}][${second}]overlay=x=${place.x}:y=${place.y}:format=yuv420[${to}]`];
  if (place.y > 0) return [`[${own}][${second}]vstack[${to}]`];
  return [place.x > 0 ? `[${own}][${second}]hstack[${to}]` : `[${second}][${own}]hstack[${to}]`];
}

function secondPicture(
  { edit, clip }: PictureParts,
  { scene, drawn: { place, picture }, frames }: SecondShot,
  to: string,
  add: AddInput,
): readonly string[] {
  if (picture !== undefined) {
    const input = add(rawInput(picture.file, picture, edit.fps));
    return [`[${input}:v]${stillGraph({ drawn: picture, motion: 'none', frames }, place, edit.fps)}[${to}]`];
  }
  const shown = (scene.inset ?? scene.split)?.clip;
  if (shown === undefined) throw new Error(`Scene ${scene.number} has a second picture that nobody drew.`);
  const source = clip(shown.key);
  const input = add(pictureInput(source, shown, frames / edit.fps));
  const wished = {
    source: source.video,
    frames,
    reframe: 'crop',
    focus: { x: 0.5, y: 0.5 },
    pace: atSpeed(shown),
    ground: edit.look.colours.background,
    lut: edit.look.lut?.path,
  } as const;
  return clipGraph(wished, place, edit.fps, `${input}:v:0`, to);
}

function stillInput(file: string, fps: number): FfmpegInput {
  return { source: file, options: ['-threads', '1', '-framerate', String(fps)] };
}
