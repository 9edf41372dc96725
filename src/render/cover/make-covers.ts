import { createCanvas, type Canvas } from '@napi-rs/canvas';
import type { Edit } from '../../plan/edit.ts';
import { readPicture } from '../layers/read-picture.ts';
import type { Typesetter } from '../layers/typesetter.ts';
import { coverCrop } from './cover-alongside.ts';
import { coverEdit } from './cover-edit.ts';
import { bestOf, writeJpeg } from './cover-picture.ts';
import { drawHook } from './draw-hook.ts';
import { drawLabel } from './draw-label.ts';

interface CoverFiles {
  /** Raw frames of the finished video, in the size of the cover. */
  readonly frames: string;
  /** The same without words and logo, where something is made of them. */
  readonly clean: string | undefined;
  readonly cover: string;
  readonly square: string | undefined;
  /** Whether frames are drawn and not filmed. */
  readonly animatic: boolean;
}

/** Writes the cover, and the square thumbnail where one is asked for. */
export async function makeCovers(edit: Edit, words: Typesetter, files: CoverFiles): Promise<void> {
  const { cover: size } = edit.encode;
  const text = edit.cover?.text;
  const clean = files.clean === undefined ? undefined : await bestOf(files.clean, size);
  const hasLogo = edit.logo !== undefined && edit.logo.hidden !== true;
  const logo = clean && hasLogo && edit.logo ? await readPicture(edit.logo.file.path, 'logo') : undefined;
  const labelled = (canvas: Canvas): Canvas => {
    if (files.animatic) drawLabel(canvas, words);
    return canvas;
  };
  const dress = (canvas: Canvas): Canvas => {
    drawHook(canvas, { edit: coverEdit(edit, canvas), text, words, logo });
    return labelled(canvas);
  };
  if (clean !== undefined && files.square !== undefined)
    await writeJpeg(dress(squareOf(clean)), size.maxBytes, files.square);
  if (clean !== undefined && text !== undefined) return await writeJpeg(dress(clean), size.maxBytes, files.cover);
  const frame = await bestOf(files.frames, size);
  // A whole frame shows its slate.
  const cut = coverCrop(edit).height < edit.height;
  return await writeJpeg(cut ? labelled(frame) : frame, size.maxBytes, files.cover);
}

function squareOf(picture: Canvas): Canvas {
  const side = Math.min(picture.width, picture.height);
  const canvas = createCanvas(side, side);
  canvas.getContext('2d').drawImage(picture, (side - picture.width) / 2, (side - picture.height) / 2);
  return canvas;
}
