/** Values of a layer of a network: row by row, and channel by channel within a pixel. */
export interface Tensor {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly values: Float32Array;
}

/** A full convolution of 3 by 3 without border, which makes the picture two pixels smaller. */
export function convolve(input: Tensor, filters: Float32Array, bias: Float32Array): Tensor {
  const { width, height, channels, values } = input;
  const output = emptyTensor(width - 2, height - 2, bias.length);
  const row = 3 * channels;
  eachPixel(output, (to, x, y) => {
    output.values.set(bias, to);
    for (let tap = 0; tap < 3 * row; tap++) {
      const from = ((y + Math.floor(tap / row)) * width + x) * channels + (tap % row);
      addScaled(output.values, to, filters, tap * bias.length, bias.length, values[from] ?? 0);
    }
  });
  return output;
}

/** Each channel by itself, 3 by 3, with a border of nothing. */
export function convolveDepths(input: Tensor, filters: Float32Array): Tensor {
  const { width, height, channels, values } = input;
  const output = emptyTensor(width, height, channels);
  eachPixel(output, (to, x, y) => {
    for (let tap = 0; tap < 9; tap++) {
      const [left, top] = [x + (tap % 3) - 1, y + Math.floor(tap / 3) - 1];
      if (left < 0 || top < 0 || left >= width || top >= height) continue;
      const [from, filter] = [(top * width + left) * channels, tap * channels];
      for (let channel = 0; channel < channels; channel++)
        output.values[to + channel] =
          (output.values[to + channel] ?? 0) + (values[from + channel] ?? 0) * (filters[filter + channel] ?? 0);
    }
  });
  return output;
}

/** New channels out of those of each pixel alone. */
export function mixChannels(input: Tensor, filters: Float32Array, bias: Float32Array): Tensor {
  const { width, height, channels, values } = input;
  const output = emptyTensor(width, height, bias.length);
  eachPixel(output, (to, x, y) => {
    output.values.set(bias, to);
    const from = (y * width + x) * channels;
    for (let channel = 0; channel < channels; channel++)
      addScaled(output.values, to, filters, channel * bias.length, bias.length, values[from + channel] ?? 0);
  });
  return output;
}

/** What is below zero gets through at a tenth. */
export function leak(tensor: Tensor): Tensor {
  return { ...tensor, values: tensor.values.map((value) => (value < 0 ? value * 0.1 : value)) };
}

/** The largest of 2 by 2 pixels, at every pixel or at every second. */
export function poolLargest(input: Tensor, stride: 1 | 2): Tensor {
  const { width, height, channels, values } = input;
  const output = emptyTensor(Math.ceil(width / stride), Math.ceil(height / stride), channels);
  eachPixel(output, (to, x, y) => {
    const [left, top] = [x * stride, y * stride];
    const [right, bottom] = [Math.min(left + 1, width - 1), Math.min(top + 1, height - 1)];
    const at = (column: number, row: number, channel: number) =>
      values[(row * width + column) * channels + channel] ?? 0;
    for (let channel = 0; channel < channels; channel++)
      output.values[to + channel] = Math.max(
        at(left, top, channel),
        at(right, top, channel),
        at(left, bottom, channel),
        at(right, bottom, channel),
      );
  });
  return output;
}

function emptyTensor(width: number, height: number, channels: number): Tensor {
  return { width, height, channels, values: new Float32Array(width * height * channels) };
}

function eachPixel({ width, height, channels }: Tensor, visit: (at: number, x: number, y: number) => void): void {
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) visit((y * width + x) * channels, x, y);
}

/** Where nearly all of the time goes: a loop that the compiler can keep in registers. */
function addScaled(
  to: Float32Array,
  at: number,
  filters: Float32Array,
  from: number,
  length: number,
  by: number,
): void {
  for (let index = 0; index < length; index++)
    to[at + index] = (to[at + index] ?? 0) + by * (filters[from + index] ?? 0);
}
