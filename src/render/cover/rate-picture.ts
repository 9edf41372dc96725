/** Raw RGBA. */
export interface Picture {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Every fourth pixel each way is plenty for a comparison. */
const step = 4;

/** How much a picture says at a glance: sharp where one looks, with light and dark in it, and neither in the dark nor washed out. */
export function ratePicture({ data, width, height }: Picture): number {
  const light = (x: number, y: number) => {
    const at = (y * width + x) * 4;
    return 0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0);
  };
  let [edges, weights, sum, squares, count] = [0, 0, 0, 0, 0];
  for (let y = 1; y < height - 1; y += step) {
    for (let x = 1; x < width - 1; x += step) {
      const here = light(x, y);
      const weight = centred(x / width, y / height);
      edges += weight * Math.abs(4 * here - light(x - 1, y) - light(x + 1, y) - light(x, y - 1) - light(x, y + 1));
      weights += weight;
      sum += here;
      squares += here * here;
      count++;
    }
  }
  const mean = sum / count;
  const spread = Math.sqrt(Math.max(0, squares / count - mean * mean));
  return Math.log1p(edges / weights) * exposure(mean) * Math.min(1, spread / enoughSpread);
}

/** A subject stands about the middle: detail counts fully there, half at the edges. */
function centred(x: number, y: number): number {
  return 1 - Math.min(1, 2 * ((x - 0.5) ** 2 + (y - 0.5) ** 2)) / 2;
}

/** Standard deviation of a picture with both light and shadow; a closed black or a plain wall has next to none. */
const enoughSpread = 36;

/** 1 in the middle of the scale, falling towards black and white. */
function exposure(mean: number): number {
  return 1 - Math.abs(mean - 118) / 160;
}
