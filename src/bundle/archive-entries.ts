import { Buffer } from 'node:buffer';
import type { BundleItem } from './bundle-item.ts';
import { postSheet } from './post-sheet.ts';
import type { Entry } from './write-archive.ts';

/** What an archive holds, in the order of the plan. */
export function archiveEntries(items: readonly BundleItem[]): Entry[] {
  return items.flatMap((item) => {
    const { names, post, folder } = item;
    const files: readonly (readonly [name: string | undefined, from: string | Buffer | undefined])[] = [
      [names.video, post.video.path],
      [names.cover, post.cover?.path],
      [names.srt, post.captions?.srt.path],
      [names.vtt, post.captions?.vtt.path],
      ['post.txt', Buffer.from(postSheet(item))],
    ];
    return files.flatMap(([name, from]) =>
      name === undefined || from === undefined ? [] : [{ name: `${folder}/${name}`, from }],
    );
  });
}
