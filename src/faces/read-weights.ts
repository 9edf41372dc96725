import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** Two levels above this file, be it in src/ or in dist/. */
const folder = path.join(import.meta.dirname, '..', '..', 'templates', 'faces');

const file = (ending: string) => path.join(folder, `tiny-face-detector.${ending}`);

const manifestSchema = z.object({
  weights: z.array(z.object({ name: z.string(), shape: z.array(z.number()), scale: z.number(), min: z.number() })),
});

export type Weights = (name: string) => Float32Array;

/** The weights of the Tiny Face Detector (templates/faces), from one byte each to numbers. */
export async function readWeights(): Promise<Weights> {
  const [manifest, bytes] = await Promise.all([readFile(file('json'), 'utf8'), readFile(file('bin'))]);
  const { weights } = manifestSchema.parse(JSON.parse(manifest));
  const layers = new Map<string, Float32Array>();
  let start = 0;
  for (const { name, shape, scale, min } of weights) {
    const end = start + shape.reduce((product, length) => product * length, 1);
    layers.set(
      name,
      Float32Array.from(bytes.subarray(start, end), (byte) => byte * scale + min),
    );
    start = end;
  }
  return (name) => {
    const layer = layers.get(name);
    if (layer === undefined) throw new Error(`The face detector has no weights called ${name}.`);
    return layer;
  };
}
