import type { Post, PostWords } from './campaign.ts';
import { suggestName } from './nearest-name.ts';
import type { PostFile } from './post-schema.ts';
import type { Path } from './read-tree.ts';
import { platformNames } from './resolve-platforms.ts';
import type { VideoContext } from './resolve-video.ts';

export function resolvePost(post: PostFile | undefined, path: Path, context: VideoContext): Post {
  const { texts } = context;
  const services = post?.services ?? {};
  checkServices(Object.keys(services), [...path, 'services'], context);
  return {
    title: texts.read(post?.title, [...path, 'title']),
    caption: texts.read(post?.caption, [...path, 'caption']),
    hashtags: post?.hashtags ?? [],
    link: resolveLink(post?.link, [...path, 'link'], context),
    schedule: post?.schedule,
    disclosure: texts.read(post?.disclosure, [...path, 'disclosure']),
    fit: post?.fit ?? 'refuse',
    platforms: resolveOverrides(post?.platforms ?? {}, [...path, 'platforms'], context),
    services,
  };
}

function resolveLink(link: PostFile['link'], path: Path, { texts, findings }: VideoContext): Post['link'] {
  const links = texts.read(link, path);
  const wrong = Object.values(links).find((one) => !['https:', 'http:'].includes(URL.parse(one)?.protocol ?? ''));
  if (wrong !== undefined) {
    const hint = 'write it whole, such as https://aurora.example';
    findings.error(path, 'wrong-link', `“${wrong}” is no address`, { hint });
  }
  return links;
}

function resolveOverrides(written: PostFile['platforms'], path: Path, context: VideoContext): Post['platforms'] {
  const ids = platformNames(context.known);
  const entries = Object.entries(written).flatMap(([name, words]) => {
    const id = ids.get(name);
    if (id !== undefined) return [[id, resolveWords(words, [...path, name], context)] as const];
    const hint = suggestName(name, [...ids.keys()]);
    context.findings.error([...path, name], 'unknown-platform', `there is no platform "${name}"`, { at: 'key', hint });
    return [];
  });
  return Object.fromEntries(entries);
}

function resolveWords(
  { title, caption, hashtags, link }: PostFile['platforms'][string],
  path: Path,
  { texts }: VideoContext,
): PostWords {
  return {
    title: texts.read(title, [...path, 'title']),
    caption: texts.read(caption, [...path, 'caption']),
    hashtags,
    hasLink: link ?? true,
  };
}

/** A misspelt service would be told nothing, and nobody would notice. */
function checkServices(names: readonly string[], path: Path, { known, findings }: VideoContext): void {
  const services = [...new Set([...known.values()].map(({ service }) => service))];
  for (const name of names) {
    if (services.includes(name)) continue;
    const hint = suggestName(name, services);
    findings.error([...path, name], 'unknown-service', `there is no service "${name}"`, { at: 'key', hint });
  }
}
