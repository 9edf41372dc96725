import { postText } from '../publish/text/post-text.ts';
import type { BundleItem } from './bundle-item.ts';
import { splitSchedule } from './post-sheet.ts';

// Names as in PostFast's reference (https://help.postfa.st/publishing-scheduling/csv-format-for-bulk-import, read 2026-11-24),
// with what other schedulers want beside them: they ask which column is which.
const columns: Readonly<Record<string, (item: BundleItem) => string | undefined>> = {
  scheduled_at: ({ post }) => post.schedule,
  date: ({ post }) => post.schedule && splitSchedule(post.schedule).date,
  time: ({ post }) => post.schedule && splitSchedule(post.schedule).time,
  utc_offset: ({ post }) => post.schedule && `UTC${splitSchedule(post.schedule).offset}`,
  platform: ({ platform }) => platform.id,
  service: ({ post }) => post.service,
  locale: ({ post }) => post.locale,
  title: ({ post }) => post.title,
  content: ({ post }) => postText(post),
  link: ({ post }) => post.link,
  ai_generated: ({ post }) => (post.madeByModel ? 'true' : 'false'),
  archive: ({ archive }) => archive,
  folder: ({ folder }) => folder,
  video: ({ names }) => names.video,
  cover: ({ names }) => names.cover,
  srt: ({ names }) => names.srt,
  vtt: ({ names }) => names.vtt,
  deliverable: ({ post }) => post.deliverable,
};

/** A row for each post (RFC 4180), with the mark by which Excel knows UTF-8. No cell is a formula, whatever a caption begins with. */
export async function scheduleTable(items: readonly BundleItem[]): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  const rows = items.map((item) => Object.values(columns).map((cell) => cell(item) ?? ''));
  return stringify(rows, {
    header: true,
    columns: Object.keys(columns),
    bom: true,
    record_delimiter: 'windows',
    // Of line breaks, the library minds only those that end its own rows.
    quoted_match: /[\r\n]/,
    escape_formulas: true,
  });
}
