import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Brand } from '../campaign/campaign.ts';
import type { ClipTask } from '../plan/plan.ts';
import type { Manifest } from './manifest.ts';
import type { ManifestDeliverable } from './manifest-deliverable.ts';

/** Pictures and films as data addresses. */
export interface EmbeddedMedia {
  /** By deliverable id. */
  readonly posters: ReadonlyMap<string, string>;
  /** By deliverable id, and by key of a clip that has several takes. */
  readonly previews: ReadonlyMap<string, string>;
  readonly logo: string | undefined;
}

export const noMedia: EmbeddedMedia = { posters: new Map(), previews: new Map(), logo: undefined };

/** Absolute paths. */
export interface ReportFolders {
  /** Finished files; the report is written here. */
  readonly out: string;
  /** Small copies, `<deliverable key>.mp4`, and `<clip key>.mp4` of takes. */
  readonly previews: string;
}

// Wide enough for a phone's frame on a dense screen, small enough to send two hundred of.
const posterWidth = 480;
const logoWidth = 160;
// A page of this size still opens on a phone and passes most mail servers' links. Later videos get a poster that opens the file.
const previewBudget = 40_000_000;

/** Reads what the page shows. A file that is gone is left out: the report about it must still be written. */
export async function embedMedia(
  manifest: Manifest,
  brand: Brand,
  takes: readonly ClipTask[],
  folders: ReportFolders,
): Promise<EmbeddedMedia> {
  const posters = new Map<string, string>();
  const previews = new Map<string, string>();
  let bytes = 0;
  for (const deliverable of manifest.deliverables.filter(({ state }) => state === 'ready')) {
    const poster = await coverOf(deliverable, folders.out);
    if (poster !== undefined) posters.set(deliverable.id, poster);
    const preview = bytes < previewBudget ? await present(join(folders.previews, `${deliverable.key}.mp4`)) : undefined;
    if (preview === undefined) continue;
    bytes += preview.length;
    previews.set(deliverable.id, dataUrl('video/mp4', preview));
  }
  for (const { key } of takes) {
    const preview = bytes < previewBudget ? await present(join(folders.previews, `${key}.mp4`)) : undefined;
    if (preview === undefined) continue;
    bytes += preview.length;
    previews.set(key, dataUrl('video/mp4', preview));
  }
  return { posters, previews, logo: brand.logo && (await smaller(brand.logo.file, logoWidth, 'image/png')) };
}

async function coverOf({ files }: ManifestDeliverable, out: string): Promise<string | undefined> {
  const cover = files.find(({ path }) => path.endsWith('.jpg'));
  return cover && (await smaller(join(out, cover.path), posterWidth, 'image/jpeg'));
}

async function smaller(file: string, width: number, type: 'image/jpeg' | 'image/png'): Promise<string | undefined> {
  // Only here: a run that has nothing to make asks whether its page is current, and should not wait for this.
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const data = await present(file);
  const image = data && (await loadImage(data).catch(() => undefined));
  if (image === undefined) return undefined;
  const scale = Math.min(1, width / image.width);
  const canvas = createCanvas(Math.round(image.width * scale), Math.round(image.height * scale));
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return dataUrl(type, type === 'image/jpeg' ? await canvas.encode('jpeg', 78) : await canvas.encode('png'));
}

async function present(file: string): Promise<Buffer | undefined> {
  return await readFile(file).catch(() => undefined);
}

function dataUrl(type: string, data: Buffer): string {
  return `data:${type};base64,${data.toString('base64')}`;
}
