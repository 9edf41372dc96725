import type { AssetReference } from './asset-reference.ts';
import type { BrandFile } from './brand-schema.ts';
import type { Brand } from './campaign.ts';
import { FileReferences } from './file-references.ts';
import { Findings, type Finding } from './finding.ts';
import { resolveText } from './resolve-text.ts';

export interface ResolvedBrand {
  readonly brand: Brand;
  readonly findings: readonly Finding[];
  readonly assets: readonly AssetReference[];
}

/** A brand as a campaign in these locales sees it. `folder` is absolute; the brand's paths start from it. */
export function resolveBrand(source: BrandFile, folder: string, locales: readonly string[]): ResolvedBrand {
  const findings = new Findings();
  const files = new FileReferences(folder, findings);
  const { logo, fontFile, sonicLogo, tagline, legal, ...rest } = source;
  const file = files.asset(fontFile, 'font', ['fontFile']);
  const jingle = files.asset(sonicLogo, 'audio', ['sonicLogo']);
  const brand: Brand = {
    ...rest,
    ...(file === undefined ? {} : { fontFile: file }),
    ...(jingle === undefined ? {} : { sonicLogo: jingle }),
    ...(logo === undefined
      ? {}
      : { logo: { ...logo, file: files.asset(logo.file, 'image', ['logo', 'file']) ?? logo.file } }),
    ...(legal === undefined ? {} : { legal: resolveText(legal, locales) }),
    tagline: resolveText(tagline, locales),
  };
  return { brand, findings: findings.list, assets: files.assets };
}
