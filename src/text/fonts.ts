import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';
import { UserError } from '../errors.ts';
import type { LookFamily, LookFonts } from '../plan/edit.ts';
import { createGlyphs, cssFamilies, type Glyphs } from './find-missing.ts';
import { brandScripts, type FontSource, inter, scripts } from './scripts.ts';
import type { Fonts, TextStyle } from './typography.ts';

type Face = Pick<TextStyle, 'family' | 'weight'>;
const weightNames = { 400: 'Regular', 500: 'Medium', 600: 'SemiBold', 700: 'Bold', 800: 'ExtraBold' } as const;

interface FontPlaces {
  /** Folder of an installed npm package. */
  readonly findPackage?: (name: string) => string | undefined;
  readonly systemHas?: (family: string) => boolean;
  /** The brand's own, by script: they come first. */
  readonly brand?: LookFonts | undefined;
  /** What is known of characters already. */
  readonly glyphs?: Glyphs | undefined;
}

/**
 * Fonts by need: the font of a script is read when a text first uses it. Packaged fonts come before the system's, so that
 * a text has the same pixels on every machine; the system's serve where an optional package was left out.
 * Skia's registry belongs to the process: names in it carry the weight or a hash, so registering again changes nothing.
 */
export function createFonts(places: FontPlaces = {}): Fonts {
  const findPackage = places.findPackage ?? packageFolder;
  const systemHas = places.systemHas ?? ((family: string) => GlobalFonts.has(family));
  const { brand = {}, glyphs = createGlyphs() } = places;
  const files = new Map<string, string>();

  const load = (source: FontSource, weight: Face['weight']): string | undefined =>
    registerPackaged(findPackage(source.package), source.stem, weight) ?? source.system.find(systemHas);

  const chosen = ({ family, weight }: Face): readonly string[] => {
    const latin = load(inter, weight);
    if (latin === undefined) throw new UserError('The font Inter is not installed.', { hint: installHint(inter) });
    if (family === inter.stem) return [latin];
    if ([...files.values()].includes(family) || systemHas(family)) return [family, latin];
    throw new UserError(`The font "${family}" is not installed.`, {
      hint: 'Install it, name its file as fontFile in the brand, or use Inter.',
    });
  };

  const addFile = (file: string): string => {
    const known = files.get(file);
    if (known !== undefined) return known;
    const bytes = readFileSync(file);
    const family = `Reelmill ${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`;
    if (!GlobalFonts.has(family) && GlobalFonts.register(bytes, family) === null)
      throw new UserError(`${file} is not a font that can be read.`, { hint: 'Use a TTF or OTF file.' });
    files.set(file, family);
    return family;
  };

  const own = (script: keyof LookFonts, { weight }: Face): readonly string[] =>
    (brand[script] ?? []).flatMap((family) => {
      const file = nearestFace(family, weight);
      return file === undefined ? [] : [addFile(file)];
    });

  /** The brand's fonts for the scripts of a text, after those that it has already; before them where these would show the script themselves. */
  const withBrand = (text: string, already: readonly string[], face: Face): string[] =>
    brandScripts.reduce(
      (chain, { script, has }) => {
        const letters = (text.match(has) ?? []).join('');
        const fonts = letters === '' ? [] : own(script, face);
        if (fonts.length === 0) return chain;
        // Emoji fonts have digits too, and would set every number.
        const shown = script === 'emoji' || glyphs.alike(letters, [...chain, ...fonts], fonts);
        return shown ? [...chain, ...fonts] : [...fonts, ...chain];
      },
      [...already],
    );

  const families = (text: string, face: Face, locale: string): string => {
    const chain = withBrand(text, [...own('latin', face), ...chosen(face)], face);
    for (const script of scripts.filter(({ has }) => has.test(text))) {
      const needs = script.needs(text, locale);
      const family = firstOf(needs, (source) => load(source, face.weight));
      if (family !== undefined) chain.push(family);
      else if (script.strict && brand.han === undefined) throw noFont(text, script.name, needs);
    }
    if (glyphs.missing(text, chain) === '') return cssFamilies(chain);
    chain.push(...rareHan(text).flatMap((source) => load(source, face.weight) ?? []));
    const lacking = glyphs.missing(text, chain);
    if (lacking === '') return cssFamilies(chain);
    const script = scripts.find(({ has }) => has.test(lacking));
    throw noFont(text, script?.name ?? `the character ${lacking}`, script?.needs(text, locale) ?? []);
  };

  return { families, addFile };
}

/** Bold for bold: the nearest weight that the family has. */
function nearestFace(family: LookFamily, weight: number): string | undefined {
  const [nearest] = family.toSorted((a, b) => Math.abs(a.weight - weight) - Math.abs(b.weight - weight));
  return nearest?.file.path;
}

function registerPackaged(folder: string | undefined, stem: string, weight: Face['weight']): string | undefined {
  if (folder === undefined) return undefined;
  const face = firstOf([`${weight}${weightNames[weight]}`, '400Regular'], (name) => {
    const file = join(folder, name, `${stem}_${name}.ttf`);
    return existsSync(file) ? { file, family: `Reelmill ${stem} ${name}` } : undefined;
  });
  if (face === undefined) return undefined;
  return GlobalFonts.has(face.family) || GlobalFonts.registerFromPath(face.file, face.family) ? face.family : undefined;
}

function packageFolder(name: string): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}

function rareHan(text: string): readonly FontSource[] {
  return scripts.filter(({ has }) => has.test(text)).flatMap(({ also }) => also);
}

function noFont(text: string, what: string, sources: readonly FontSource[]): UserError {
  const hint = sources[0] ? installHint(sources[0]) : 'Leave it out, or install a font that has it.';
  return new UserError(`No font on this machine shows ${what} in "${text}".`, { hint });
}

function installHint(source: FontSource): string {
  const system = source.system[0] === undefined ? '' : `, or install the font ${source.system[0]}`;
  return `npm install ${source.package}${system}.`;
}

function firstOf<T, R>(values: readonly T[], find: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
