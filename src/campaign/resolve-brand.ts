import type { AssetReference } from './asset-reference.ts';
import type { BrandFile } from './brand-schema.ts';
import type { Brand, FontFace } from './campaign.ts';
import { checkContrast } from './check-contrast.ts';
import { FileReferences } from './file-references.ts';
import { Findings, type Finding } from './finding.ts';
import { resolveFonts } from './resolve-fonts.ts';
import { resolveText } from './resolve-text.ts';
import { resolveWordsToAvoid } from './resolve-words-to-avoid.ts';

export interface ResolvedBrand {
  readonly brand: Brand;
  readonly findings: readonly Finding[];
  readonly assets: readonly AssetReference[];
}

interface BrandContext {
  /** Absolute; the brand's paths start from it. */
  readonly folder: string;
  readonly locales: readonly string[];
  /** The faces of font packages that are installed, by name. */
  readonly packages?: ReadonlyMap<string, readonly FontFace[]>;
}

/** A brand as a campaign in these locales sees it. */
export function resolveBrand(
  source: BrandFile,
  { folder, locales, packages = new Map() }: BrandContext,
): ResolvedBrand {
  const findings = new Findings();
  const files = new FileReferences(folder, findings);
  const { logo, fontFile, fonts, lut, sonicLogo, tagline, legal, wordsToAvoid, ...rest } = source;
  checkContrast(source.colours, findings);
  checkLatin(source, findings);
  const cube = files.asset(lut, 'lut', ['lut']);
  const file = files.asset(fontFile, 'font', ['fontFile']);
  const jingle = files.asset(sonicLogo, 'audio', ['sonicLogo']);
  const brand: Brand = {
    ...rest,
    ...(file === undefined ? {} : { fontFile: file }),
    ...(jingle === undefined ? {} : { sonicLogo: jingle }),
    ...(cube === undefined ? {} : { lut: cube }),
    fonts: resolveFonts(fonts, { files, findings, packages }),
    ...(logo === undefined ? {} : { logo: resolveLogo(logo, files) }),
    wordsToAvoid: resolveWordsToAvoid(wordsToAvoid, locales),
    ...(legal === undefined ? {} : { legal: resolveText(legal, locales) }),
    tagline: resolveText(tagline, locales),
  };
  return { brand, findings: findings.list, assets: files.assets };
}

function resolveLogo(logo: NonNullable<BrandFile['logo']>, files: FileReferences): NonNullable<Brand['logo']> {
  const { file, onDark, onLight, ...rest } = logo;
  const image = (written: string | undefined, key: string) => files.asset(written, 'image', ['logo', key]);
  return {
    ...rest,
    file: image(file, 'file') ?? file,
    onDark: image(onDark, 'onDark'),
    onLight: image(onLight, 'onLight'),
  };
}

function checkLatin({ font, fontFile, fonts }: BrandFile, findings: Findings): void {
  if (fonts?.latin === undefined || (fontFile === undefined && font === 'Inter')) return;
  const key = fontFile === undefined ? 'font' : 'fontFile';
  const message = `the font is given here and as fonts.latin`;
  findings.error([key], 'said-twice', message, { at: 'key', hint: 'keep one of the two' });
}
