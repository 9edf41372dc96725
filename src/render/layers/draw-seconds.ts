import { createCanvas, type Canvas } from '@napi-rs/canvas';
import path from 'node:path';
import type { Edit, EditScene } from '../../plan/edit.ts';
import type { ClipSource } from '../clip-source.ts';
import { displayAspect } from '../picture/fit-shape.ts';
import { drawPicture, type DrawnPicture } from './draw-picture.ts';
import { drawInFrame, evenRect, saveCanvas } from './layer.ts';
import { readPicture } from './read-picture.ts';
import { insetPlace, splitPlaces } from './second-place.ts';
import { stageOf, type Rect } from './stage.ts';

/** A picture that lies over the shot, all the time. */
interface Sprite extends Rect {
  readonly file: string;
}

/** What a scene with two pictures needs beside its clips. */
export interface DrawnSecond {
  readonly place: Rect;
  /** Undefined where it is a clip. */
  readonly picture: DrawnPicture | undefined;
  /** Opaque where the second picture is seen; undefined where all of it is. */
  readonly mask: string | undefined;
  /** The line between the two, or the border of the inset. */
  readonly border: Sprite;
}

interface SecondTask {
  readonly edit: Edit;
  readonly clip: (key: string) => ClipSource;
  readonly folder: string;
}

/** Insets and splits of an edit, by the number of their scene. */
export async function drawSeconds(task: SecondTask): Promise<ReadonlyMap<number, DrawnSecond>> {
  const drawn = task.edit.scenes.map(async (scene) => {
    if (scene.inset !== undefined) return [[scene.number, await drawInset(task, scene, scene.inset)] as const];
    if (scene.split !== undefined) return [[scene.number, await drawSplit(task, scene, scene.split)] as const];
    return [];
  });
  return new Map((await Promise.all(drawn)).flat());
}

type Second = NonNullable<EditScene['inset' | 'split']>;

async function drawInset(
  task: SecondTask,
  scene: EditScene,
  inset: NonNullable<EditScene['inset']>,
): Promise<DrawnSecond> {
  const { edit, folder } = task;
  const place = insetPlace(edit, scene, inset, await aspectOf(task, inset));
  const { unit } = stageOf(edit);
  const radius = 2 * unit;
  const halo = 3 * unit;
  const around = evenRect({
    x: place.x - halo,
    y: place.y - halo,
    width: place.width + 2 * halo,
    height: place.height + 2 * halo,
  });
  const border = drawInFrame(around, (context) => {
    context.shadowColor = 'rgba(0,0,0,0.45)';
    context.shadowBlur = 1.6 * unit;
    context.strokeStyle = edit.look.colours.text;
    context.lineWidth = 0.5 * unit;
    context.beginPath();
    context.roundRect(place.x, place.y, place.width, place.height, radius);
    context.stroke();
  });
  return {
    place,
    picture: await stillOf(task, scene, inset, place),
    mask: await saveCanvas(roundMask(place, radius), folder, `inset ${scene.number} mask`),
    border: { ...around, file: await saveCanvas(border, folder, `inset ${scene.number} border`) },
  };
}

function roundMask({ width, height }: Rect, radius: number): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.beginPath();
  context.roundRect(0, 0, width, height, radius);
  context.fill();
  return canvas;
}

async function drawSplit(
  task: SecondTask,
  scene: EditScene,
  split: NonNullable<EditScene['split']>,
): Promise<DrawnSecond> {
  const { edit, folder } = task;
  const { second: place } = splitPlaces(edit, split.share);
  const thick = 0.9 * stageOf(edit).unit;
  const across = edit.width <= edit.height;
  const at = across ? place.y : place.x === 0 ? place.width : place.x;
  const line = evenRect(
    across
      ? { x: 0, y: at - thick / 2, width: edit.width, height: thick }
      : { x: at - thick / 2, y: 0, width: thick, height: edit.height },
  );
  const border = drawInFrame(line, (context) => {
    context.fillStyle = edit.look.colours.background;
    context.fillRect(line.x, line.y, line.width, line.height);
  });
  return {
    place,
    picture: await stillOf(task, scene, split, place),
    mask: undefined,
    border: { ...line, file: await saveCanvas(border, folder, `split ${scene.number} line`) },
  };
}

async function aspectOf({ clip }: SecondTask, second: Second): Promise<number> {
  if (second.clip !== undefined) return displayAspect(clip(second.clip.key).video);
  if (second.picture === undefined) return 1;
  const { width, height } = await readPicture(second.picture.path, 'picture');
  return width / height;
}

async function stillOf(
  { edit, folder }: SecondTask,
  scene: EditScene,
  { picture: file }: Second,
  place: Rect,
): Promise<DrawnPicture | undefined> {
  if (file === undefined) return undefined;
  const fill = { reframe: 'crop', focus: { x: 0.5, y: 0.5 } } as const;
  const target = path.join(folder, `second-${scene.number}.rgba`);
  return drawPicture({ picture: { file, motion: 'none' }, place, fill, ground: edit.look.colours.background, target });
}
