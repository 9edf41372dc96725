import type { CaptionSettings, LocalizedText } from './campaign.ts';
import type { CaptionsFile } from './captions-schema.ts';
import type { Path } from './read-tree.ts';
import type { Resolving } from './resolve-scenes.ts';
import type { TextFile } from './text-schema.ts';

export interface CaptionsContext extends Resolving {
  /** Of the campaign, and how many videos share it. */
  readonly captions: CaptionsFile | undefined;
  readonly videos: number;
  readonly locales: readonly string[];
}

/** What a video does not say of its captions is the campaign's. */
export function resolveCaptions(own: CaptionsFile | undefined, path: Path, context: CaptionsContext): CaptionSettings {
  const shared = context.captions;
  const given = own?.file ?? shared?.file;
  const at = own?.file === undefined ? ['captions', 'file'] : [...path, 'file'];
  if (own?.file === undefined && shared?.file !== undefined && context.videos > 1) {
    const hint = 'name a file in "captions" of each video instead';
    context.findings.error(at, 'one-caption-file', `${context.videos} videos cannot have one caption file`, { hint });
  }
  return {
    file: given === undefined ? {} : resolveFiles(given, at, context),
    style: own?.style ?? shared?.style,
    position: own?.position ?? shared?.position,
    burn: own?.burn ?? shared?.burn ?? true,
  };
}

function resolveFiles(
  given: TextFile,
  path: Path,
  { texts, files, locales, findings }: CaptionsContext,
): LocalizedText {
  const languages = new Set(locales.map((locale) => new Intl.Locale(locale).language));
  if (typeof given === 'string' && languages.size > 1) {
    const hint = `name a file for each: { ${locales.map((locale) => `${locale}: …`).join(', ')} }`;
    findings.error(path, 'one-caption-file', `captions in ${languages.size} languages cannot be one file`, { hint });
  }
  const where = new Map(Object.entries(typeof given === 'string' ? {} : given).map(([tag, name]) => [name, tag]));
  const found = Object.entries(texts.read(given, path)).flatMap(([locale, name]) => {
    const tag = where.get(name);
    const file = files.captionFile(name, tag === undefined ? path : [...path, tag]);
    return file === undefined ? [] : [[locale, file] as const];
  });
  return Object.fromEntries(found);
}
