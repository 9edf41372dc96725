import { dirname } from 'node:path';
import { brandSchema, type BrandFile } from '../campaign/brand-schema.ts';
import type { Asset, Brand } from '../campaign/campaign.ts';
import type { FindPlace } from '../campaign/find-place.ts';
import { parseFile } from '../campaign/parse-file.ts';
import { resolveBrand } from '../campaign/resolve-brand.ts';
import type { SourceFile } from '../campaign/source-file.ts';
import type { Diagnostic } from '../errors.ts';
import { readAssets, type AssetTools } from './read-assets.ts';
import { readFontPackages } from './read-font-packages.ts';

interface LoadedBrand {
  /** What the file says, as far as it can be told; to be used when `diagnostics` holds no error. */
  readonly brand: Brand | undefined;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly diagnostics: readonly Diagnostic[];
  readonly place: FindPlace;
}

interface BrandPlaces {
  /** Absolute path of the file. */
  readonly path: string;
  readonly root: string;
  readonly tools: AssetTools;
  /** The languages of who asks; those of its texts when left out. */
  readonly locales?: readonly string[];
}

/** A brand kit with the files that it points at. */
export async function loadBrand(source: SourceFile, { path, root, tools, locales }: BrandPlaces): Promise<LoadedBrand> {
  const parsed = parseFile(brandSchema, source);
  const { value, diagnostics, place } = parsed;
  if (value === undefined) return { brand: undefined, assets: new Map(), diagnostics, place };
  const folder = dirname(path);
  const packages = await readFontPackages(value, [folder, root]);
  const resolved = resolveBrand(value, { folder, locales: locales ?? localesOf(value), packages });
  const { assets, findings } = await readAssets(resolved.assets, tools);
  return {
    brand: resolved.brand,
    assets,
    diagnostics: parsed.withFindings([...resolved.findings, ...findings]),
    place,
  };
}

/** English, and every language that the brand says something in. */
function localesOf({ tagline, wordsToAvoid }: BrandFile): readonly string[] {
  const written = [tagline, Array.isArray(wordsToAvoid) ? undefined : wordsToAvoid];
  const tags = written.flatMap((map) => (typeof map === 'object' ? Object.keys(map) : []));
  return [...new Set([...tags, 'en'])];
}
