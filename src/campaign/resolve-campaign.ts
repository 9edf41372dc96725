import type { AssetReference, CaptionReference } from './asset-reference.ts';
import type { CampaignFile, VideoFile } from './campaign-schema.ts';
import type { Campaign } from './campaign.ts';
import { checkNames } from './check-names.ts';
import { FileReferences } from './file-references.ts';
import { Findings, type Finding } from './finding.ts';
import type { Catalogue } from './model-schema.ts';
import type { Platform } from './platform-schema.ts';
import { resolveGenerate } from './resolve-generate.ts';
import { resolvePlatforms } from './resolve-platforms.ts';
import { canonicalLocale } from './resolve-text.ts';
import { resolveVideo } from './resolve-video.ts';
import { TextReader } from './text-reader.ts';

export interface CampaignContext {
  /** Name of the campaign file, for messages. */
  readonly file: string;
  /** Absolute folder that paths in the file start from. */
  readonly folder: string;
  readonly platforms: ReadonlyMap<string, Platform>;
  readonly catalogues: ReadonlyMap<string, Catalogue>;
  /** ISO date. With it, models that are retired by then are refused. */
  readonly today?: string | undefined;
}

export interface ResolvedCampaign {
  /** Only to be used when `findings` holds no error. */
  readonly campaign: Campaign;
  /** Absolute path of the brand kit. */
  readonly brand: string | undefined;
  readonly findings: readonly Finding[];
  readonly assets: readonly AssetReference[];
  readonly captions: readonly CaptionReference[];
}

/** What a campaign file means: defaults filled in, names resolved, variants complete, and everything that is wrong with that. */
export function resolveCampaign(source: CampaignFile, context: CampaignContext): ResolvedCampaign {
  const findings = new Findings();
  const files = new FileReferences(context.folder, findings);
  const locales = resolveLocales(source.locales, findings);
  const platforms = resolvePlatforms(source.platforms, ['platforms'], context.platforms, findings);
  const { catalogues, today } = context;
  const generate = resolveGenerate(source.generate, { catalogues, today, findings });
  const texts = new TextReader(locales, findings);
  const shared = {
    provider: generate.provider,
    duration: source.generate.duration,
    content: source.content,
    cover: source.cover,
    extras: source.extras,
    captions: { captions: source.captions, videos: source.videos?.length ?? 1, locales },
    known: context.platforms,
    platforms,
    texts,
    files,
    findings,
  };
  const videos = videosOf(source).map(({ video, path }) => resolveVideo(video, path, shared));
  checkNames(videos, locales, findings);
  const brand = files.path(source.brand, ['brand']);
  const campaign: Campaign = {
    name: source.name,
    file: context.file,
    budgetUsd: source.budget === undefined ? undefined : Number.parseFloat(source.budget),
    locales,
    platforms,
    generate,
    videos,
    approval: source.approval,
    metadata: resolveMetadata(source, findings),
  };
  return { campaign, brand, findings: findings.list, assets: files.assets, captions: files.captions };
}

/** A campaign without videos is one video of its own name, told by its content. */
function videosOf(source: CampaignFile): { video: VideoFile; path: (string | number)[] }[] {
  if (source.videos === undefined) return [{ video: { id: source.name }, path: [] }];
  return source.videos.map((video, index) => ({ video, path: ['videos', index] }));
}

function resolveMetadata({ metadata, generate }: CampaignFile, findings: Findings): Campaign['metadata'] {
  if (metadata !== undefined && generate.metadata !== undefined) {
    const hint = 'keep one of the two';
    findings.error(['generate', 'metadata'], 'said-twice', 'metadata is given here and for the campaign', {
      at: 'key',
      hint,
    });
  }
  return metadata ?? generate.metadata ?? {};
}

function resolveLocales(written: readonly string[], findings: Findings): readonly string[] {
  const locales = new Set<string>();
  for (const [index, tag] of written.entries()) {
    const locale = canonicalLocale(tag);
    if (locales.has(locale)) {
      findings.error(['locales', index], 'duplicate-locale', `"${tag}" is listed twice`, {
        hint: 'keep one of the two',
      });
    }
    locales.add(locale);
  }
  return [...locales];
}
