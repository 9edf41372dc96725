import { createCanvas, type Canvas, type Image } from '@napi-rs/canvas';
import { writeFile } from 'node:fs/promises';
import type { EditScene, StillPicture } from '../../plan/edit.ts';
import type { Context } from '../../text/typography.ts';
import { even, type Size } from '../picture/fit-shape.ts';
import { readPicture } from './read-picture.ts';
import { shrink } from './shrink.ts';

/** A still picture that fills its place: opaque, raw RGBA. */
export interface DrawnPicture extends Size {
  readonly file: string;
}

interface PictureTask {
  readonly picture: Pick<StillPicture, 'file' | 'motion'>;
  readonly place: Size;
  readonly fill: Pick<EditScene, 'reframe' | 'focus'>;
  /** Behind what is transparent. */
  readonly ground: string;
  readonly target: string;
}

/** A picture that moves is drawn larger by this, so that it is as sharp at its largest as it was. */
const roomToMove = 1.14;

export async function drawPicture({ picture, place, fill, ground, target }: PictureTask): Promise<DrawnPicture> {
  const image = await readPicture(picture.file.path, 'picture');
  const scale = picture.motion === 'none' ? 1 : roomToMove;
  const size = { width: even(place.width * scale), height: even(place.height * scale) };
  const canvas = createCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.fillStyle = ground;
  context.fillRect(0, 0, size.width, size.height);
  if (fill.reframe === 'crop') cover(context, image, size, fill.focus);
  else whole(context, image, size);
  await writeFile(target, canvas.data());
  return { file: target, ...size };
}

/** Fills all of it, as near to the focal point as the edges allow. */
export function cover(context: Context, image: Image | Canvas, size: Size, focus: EditScene['focus']): void {
  const scale = Math.max(size.width / image.width, size.height / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  context.drawImage(
    shrink(image, width),
    beginningIn(size.width, width, focus.x),
    beginningIn(size.height, height, focus.y),
    width,
    height,
  );
}

/** Where a picture of that length begins, for the point `at` to come near the middle of the room. */
function beginningIn(room: number, length: number, at: number): number {
  return Math.min(0, Math.max(room - length, room / 2 - at * length));
}

const blurScale = 8;
const centre = { x: 0.5, y: 0.5 };

/** All of it, on a soft, darker copy of itself. */
function whole(context: Context, image: Image, size: Size): void {
  const small = createCanvas(Math.ceil(size.width / blurScale), Math.ceil(size.height / blurScale));
  const soft = small.getContext('2d');
  soft.filter = 'blur(7px) brightness(0.8)';
  cover(soft, image, small, centre);
  cover(context, small, size, centre);
  const scale = Math.min(size.width / image.width, size.height / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  context.drawImage(shrink(image, width), (size.width - width) / 2, (size.height - height) / 2, width, height);
}
