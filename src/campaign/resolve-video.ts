import { type CaptionsContext, resolveCaptions } from './resolve-captions.ts';
import type { VideoFile } from './campaign-schema.ts';
import type { Cover, Scene, Variant, Video } from './campaign.ts';
import type { CoverFile, Extra } from './cover-schema.ts';
import type { Findings } from './finding.ts';
import { suggestName } from './nearest-name.ts';
import type { Path } from './read-tree.ts';
import { resolveCards } from './resolve-cards.ts';
import { resolveMusic } from './resolve-music.ts';
import { resolvePlatforms } from './resolve-platforms.ts';
import { resolvePost } from './resolve-post.ts';
import { resolveScenes, sceneOfContent, type Resolving } from './resolve-scenes.ts';
import type { TextFile } from './text-schema.ts';

export interface VideoContext extends Resolving {
  /** Of the campaign. */
  readonly content: TextFile | undefined;
  readonly captions: Omit<CaptionsContext, keyof Resolving>;
  /** Of the campaign: ids. */
  readonly platforms: readonly string[];
  /** Of the campaign, for videos that say nothing of it. */
  readonly cover?: CoverFile | undefined;
  readonly extras?: readonly Extra[] | undefined;
}

type VariantFile = NonNullable<VideoFile['variants']>[number];

export function resolveVideo(video: VideoFile, path: Path, context: VideoContext): Video {
  const base = resolveBase(video, path, context);
  const variants = video.variants?.map((variant, index) =>
    resolveVariant(variant, [...path, 'variants', index], base, context),
  );
  return {
    id: video.id,
    platforms: platformsOf(video, path, context),
    variants: variants ?? [complete({ ...base, id: '' }, base, path, context)],
    captions: resolveCaptions(video.captions, [...path, 'captions'], { ...context, ...context.captions }),
    post: resolvePost(video.post, [...path, 'post'], context),
    cover: resolveCover(video, path, context),
    extras: video.extras ?? context.extras,
  };
}

function resolveCover(video: VideoFile, path: Path, { cover, texts }: VideoContext): Cover | undefined {
  const [source, at] = video.cover === undefined ? [cover, ['cover']] : [video.cover, [...path, 'cover']];
  return source && { at: source.at, text: texts.read(source.text, [...at, 'text']) };
}

/** What a video or variant says before its scenes are known to exist. */
type Telling = Omit<Variant, 'scenes'> & { readonly scenes: readonly Scene[] | undefined };

/** The parts that every variant has in common: read once, so that a mistake in them is shown once. */
interface Base extends Telling {
  readonly source: TextFile | undefined;
  readonly sourcePath: Path;
}

function resolveBase(video: VideoFile, path: Path, context: VideoContext): Base {
  const { texts, files } = context;
  const inherited = video.content === undefined;
  const sourcePath = inherited ? ['content'] : [...path, 'content'];
  const source = video.content ?? context.content;
  return {
    id: '',
    source,
    sourcePath,
    content: texts.read(source, sourcePath),
    scenes: video.scenes && resolveScenes(video.scenes, [...path, 'scenes'], context),
    cta: texts.read(video.cta, [...path, 'cta']),
    music: resolveMusic(video.music, [...path, 'music'], files),
    ...resolveCards(video, path, context),
  };
}

function resolveVariant(variant: VariantFile, path: Path, base: Base, context: VideoContext): Variant {
  const { texts, files } = context;
  const own = variant.content === undefined ? base : { source: variant.content, sourcePath: [...path, 'content'] };
  const { intro, endCard } = base;
  const telling: Telling = {
    ...(intro === undefined ? {} : { intro }),
    ...(endCard === undefined ? {} : { endCard }),
    id: variant.id,
    content: variant.content === undefined ? base.content : texts.read(variant.content, [...path, 'content']),
    scenes: variant.scenes === undefined ? base.scenes : resolveScenes(variant.scenes, [...path, 'scenes'], context),
    cta: variant.cta === undefined ? base.cta : texts.read(variant.cta, [...path, 'cta']),
    music: variant.music === undefined ? base.music : resolveMusic(variant.music, [...path, 'music'], files),
  };
  return complete(telling, own, path, context);
}

/** Without scenes, the content is the scene. */
function complete(
  telling: Telling,
  { source, sourcePath }: Pick<Base, 'source' | 'sourcePath'>,
  path: Path,
  context: VideoContext,
): Variant {
  const { id, content, cta, music, intro, endCard } = telling;
  const cards = { ...(intro === undefined ? {} : { intro }), ...(endCard === undefined ? {} : { endCard }) };
  return {
    id,
    content,
    cta,
    music,
    ...cards,
    scenes: telling.scenes ?? contentScene(source, sourcePath, path, context),
  };
}

function contentScene(
  source: TextFile | undefined,
  sourcePath: Path,
  path: Path,
  context: VideoContext,
): readonly Scene[] {
  if (source !== undefined) return [sceneOfContent(source, sourcePath, [...path, 'scenes'], context)];
  const hint = 'say in "content" what the video is about, or give it scenes';
  context.findings.error(path, 'no-content', 'the video has neither content nor scenes', { hint });
  return [];
}

function platformsOf(video: VideoFile, path: Path, context: VideoContext): readonly string[] {
  const { platforms, known, findings } = context;
  if (video.platforms === undefined) return platforms;
  const at = [...path, 'platforms'];
  const own = resolvePlatforms(video.platforms, at, known, findings);
  for (const id of own) if (!platforms.includes(id)) notOfCampaign(id, at, platforms, findings);
  return own;
}

function notOfCampaign(id: string, path: Path, platforms: readonly string[], findings: Findings): void {
  const hint = `${suggestName(id, platforms)}; or add it to the campaign`;
  findings.error(path, 'platform-not-in-campaign', `"${id}" is not among the campaign's platforms`, { hint });
}
