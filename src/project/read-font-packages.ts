import type { BrandFile } from '../campaign/brand-schema.ts';
import type { FontFace } from '../campaign/campaign.ts';
import { fontPackages } from '../campaign/resolve-fonts.ts';
import { findFontPackage } from './find-font-package.ts';

/** The faces of every font package that a brand names, by name; looked for from these folders, nearest first. */
export async function readFontPackages(
  brand: BrandFile,
  folders: readonly string[],
): Promise<ReadonlyMap<string, readonly FontFace[]>> {
  const names = fontPackages(brand.fonts);
  return new Map(await Promise.all(names.map(async (name) => [name, await findFontPackage(name, folders)] as const)));
}
