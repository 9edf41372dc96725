import type { EmbeddedMedia } from '../embed-media.ts';
import type { Manifest } from '../manifest.ts';
import type { ManifestClip } from '../manifest-clip.ts';
import type { ReportInput } from '../report-input.ts';

/** What every part of the page may draw on. */
export interface PageContent {
  readonly input: ReportInput;
  readonly manifest: Manifest;
  readonly media: EmbeddedMedia;
  readonly clips: ReadonlyMap<string, ManifestClip>;
}

/** `TikTok`, or the id of a platform whose profile is gone. */
export function platformName({ input }: PageContent, id: string): string {
  return input.platforms.get(id)?.name ?? id;
}

/** Ids of the videos, in the order of the plan. */
export function videoIds({ manifest }: PageContent): readonly string[] {
  return [...new Set(manifest.deliverables.map(({ video }) => video))];
}
