import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FontFace } from '../campaign/campaign.ts';

/** Nothing is set lighter or heavier, and each face that is registered is read whole. */
const [lightest, heaviest] = [400, 800];

/**
 * The faces of a font package of the layout `700Bold/Family_700Bold.ttf`, as @expo-google-fonts has it: as the project sees
 * it, else as Reelmill itself does. Empty when it is not there or holds none.
 */
export async function findFontPackage(name: string, folders: readonly string[]): Promise<readonly FontFace[]> {
  const folder = [...folders.map((one) => join(one, 'noop.js')), import.meta.url]
    .map((from) => packageFolder(name, from))
    .find((found) => found !== undefined);
  if (folder === undefined) return [];
  const names = await readdir(folder);
  const weights = names.filter((one) => /^\d{3}[A-Za-z]*$/.test(one) && !one.endsWith('Italic')).toSorted();
  const faces = await Promise.all(weights.map((one) => faceIn(join(folder, one), Number.parseInt(one))));
  return faces.flat().filter(({ weight }) => weight >= lightest && weight <= heaviest);
}

async function faceIn(folder: string, weight: number): Promise<readonly FontFace[]> {
  const files = await readdir(folder);
  const file = files.toSorted().find((one) => /\.(ttf|otf)$/i.test(one));
  return file === undefined ? [] : [{ weight, file: join(folder, file) }];
}

function packageFolder(name: string, from: string): string | undefined {
  try {
    return dirname(createRequire(from).resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}
