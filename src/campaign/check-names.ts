import type { Video } from './campaign.ts';
import type { Findings } from './finding.ts';
import type { Path } from './read-tree.ts';

/** Ids become file names, and there are file systems that take `Teaser` and `teaser`, or two spellings of é, for one. */
export function checkNames(videos: readonly Video[], locales: readonly string[], findings: Findings): void {
  checkUnique(
    videos.map((video, index) => ({ id: video.id, path: ['videos', index, 'id'] })),
    'video',
    findings,
  );
  for (const [index, video] of videos.entries()) {
    const ids = video.variants.map((variant, at) => ({
      id: variant.id,
      path: ['videos', index, 'variants', at, 'id'],
    }));
    checkUnique(ids, 'variant', findings);
  }
  if (findings.list.every((finding) => finding.code !== 'duplicate-id')) checkFiles(videos, locales, findings);
}

interface Named {
  readonly id: string;
  readonly path: Path;
}

function checkUnique(all: readonly Named[], what: string, findings: Findings): void {
  const seen = new Map<string, string>();
  for (const { id, path } of all) {
    const earlier = seen.get(fold(id));
    seen.set(fold(id), earlier ?? id);
    if (earlier === undefined) continue;
    const message =
      earlier === id
        ? `there are two ${what}s "${id}"`
        : `"${id}" and the ${what} "${earlier}" would share a file name`;
    findings.error(path, 'duplicate-id', message, { hint: 'give each its own id' });
  }
}

/** The video `teaser` with a variant `ja` and the video `teaser-en` may mean the same file. */
function checkFiles(videos: readonly Video[], locales: readonly string[], findings: Findings): void {
  const owners = new Map<string, number>();
  const clashes = new Set<number>();
  for (const [index, video] of videos.entries()) {
    for (const file of filesOf(video, locales)) {
      const owner = owners.get(file);
      owners.set(file, owner ?? index);
      if (owner !== undefined && owner !== index) clashes.add(index);
    }
  }
  for (const index of clashes) {
    const message = `files of "${videos[index]?.id}" would have the same names as those of another video`;
    findings.error(['videos', index, 'id'], 'file-name-clash', message, { hint: 'give it another id' });
  }
}

function filesOf(video: Video, locales: readonly string[]): string[] {
  return video.platforms.flatMap((platform) =>
    locales.flatMap((locale) =>
      video.variants.map(({ id }) => fold(`${platform}/${video.id}-${locale}${id === '' ? '' : `-${id}`}`)),
    ),
  );
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
