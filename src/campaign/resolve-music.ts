import type { Music } from './campaign.ts';
import type { FileReferences } from './file-references.ts';
import type { Path } from './read-tree.ts';
import type { MusicFile } from './sound-schema.ts';

/** A path alone is a track with nothing more to say of it. */
export function resolveMusic(music: MusicFile | undefined, path: Path, files: FileReferences): Music | undefined {
  if (music === undefined) return undefined;
  const [track, at] = typeof music === 'string' ? [{ file: music }, path] : [music, [...path, 'file']];
  const file = files.asset(track.file, 'audio', at);
  return file === undefined ? undefined : { ...track, file };
}
