import { createCanvas, type Canvas, type Image } from '@napi-rs/canvas';

/** The picture in half its size as often as it is still `width` wide: Skia samples too few pixels of one that is much larger than its place. */
export function shrink(image: Image | Canvas, width: number): Image | Canvas {
  if (image.width / 2 < width || image.height < 4) return image;
  const half = createCanvas(Math.ceil(image.width / 2), Math.ceil(image.height / 2));
  const context = half.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, half.width, half.height);
  return shrink(half, width);
}
