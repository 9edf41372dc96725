import type { BrandScript, FontFile, FontsFile } from './brand-fonts-schema.ts';
import type { BrandFonts, FontFace } from './campaign.ts';
import type { FileReferences } from './file-references.ts';
import type { Findings } from './finding.ts';
import type { Path } from './read-tree.ts';

interface FontPlaces {
  readonly files: FileReferences;
  readonly findings: Findings;
  /** The faces of installed packages, by name. */
  readonly packages: ReadonlyMap<string, readonly FontFace[]>;
}

/** The fonts of a brand as files, by script and weight. */
export function resolveFonts(fonts: FontsFile | undefined, places: FontPlaces): BrandFonts {
  const entries = Object.entries(fonts ?? {}).flatMap(([script, written]) => {
    if (written === undefined) return [];
    const path = ['fonts', script];
    const families = Array.isArray(written)
      ? written.map((font, index) => facesOf(font, [...path, index], places))
      : [facesOf(written, path, places)];
    return [[script, families.filter((faces) => faces.length > 0)] as const];
  });
  return Object.fromEntries(entries) satisfies Partial<Record<BrandScript, unknown>>;
}

function facesOf(font: FontFile, path: Path, { files, findings, packages }: FontPlaces): readonly FontFace[] {
  if ('file' in font) {
    return (['file', 'bold'] as const).flatMap((key) => {
      const file = files.asset(font[key], 'font', [...path, key]);
      return file === undefined ? [] : [{ file, weight: key === 'file' ? 400 : 700 }];
    });
  }
  const faces = packages.get(font.package) ?? [];
  if (faces.length === 0) {
    const message = `no font package "${font.package}" is installed`;
    const hint = `npm install ${font.package}; it must hold TTF files by weight, as @expo-google-fonts/… do`;
    findings.error([...path, 'package'], 'missing-font-package', message, { hint });
  }
  for (const { file } of faces) files.asset(file, 'font', [...path, 'package']);
  return faces;
}

/** Names of the packages that a brand's fonts come from. */
export function fontPackages(fonts: FontsFile | undefined): readonly string[] {
  const written = Object.values(fonts ?? {}).flat();
  return [...new Set(written.flatMap((font) => (font !== undefined && 'package' in font ? [font.package] : [])))];
}
