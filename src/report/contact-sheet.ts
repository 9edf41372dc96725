import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Canvas, type Image, createCanvas, loadImage } from '@napi-rs/canvas';
import type { Brand } from '../campaign/campaign.ts';
import type { Platform } from '../campaign/platform-schema.ts';
import type { Context, Fonts } from '../text/typography.ts';
import type { Manifest } from './manifest.ts';
import type { ManifestDeliverable } from './manifest-deliverable.ts';
import { languageName } from './page/words.ts';
import { type SheetGroup, type SheetItem, type SheetLayout, layOutSheet, sheetMargin } from './sheet-layout.ts';
import { writeLine } from './write-line.ts';

interface Cover extends SheetItem {
  readonly card: ManifestDeliverable;
}

interface SheetOptions {
  readonly brand: Brand;
  readonly platforms: ReadonlyMap<string, Platform>;
  /** Where the covers lie. */
  readonly outFolder: string;
  readonly fonts: Fonts;
}

const paper = '#0e1014';
const ink = '#f2f4f7';
const soft = '#9aa1ad';

/** All covers on one PNG of at most 2400 x 6000 pixels, by video and language. */
export async function contactSheet(manifest: Manifest, options: SheetOptions): Promise<Buffer> {
  const layout = layOutSheet(groupsOf(manifest, options.platforms));
  const canvas = createCanvas(layout.width, layout.height);
  const context = canvas.getContext('2d');
  context.fillStyle = paper;
  context.fillRect(0, 0, layout.width, layout.height);
  drawHead(context, manifest, options);
  for (const { text, y } of layout.titles) {
    writeLine(context, text, {
      x: sheetMargin,
      y: y + 42,
      width: layout.width - 2 * sheetMargin,
      size: 32,
      weight: 600,
      colour: ink,
      fonts: options.fonts,
    });
  }
  await drawCovers(canvas, layout, options);
  return await canvas.encode('png');
}

function groupsOf({ deliverables }: Manifest, platforms: SheetOptions['platforms']): readonly SheetGroup<Cover>[] {
  const groups = Map.groupBy(deliverables, ({ video, locale }) => `${video} · ${languageName(locale)}`);
  return [...groups].map(([title, cards]) => ({
    title,
    items: cards.map((card) => {
      const name = platforms.get(card.platform)?.name ?? card.platform;
      return {
        card,
        label: card.variant === null ? name : `${name} · ${card.variant}`,
        ratio: card.width / card.height,
      };
    }),
  }));
}

function drawHead(context: Context, { campaign, summary }: Manifest, { brand, fonts }: SheetOptions): void {
  context.fillStyle = brand.colours.accent;
  context.beginPath();
  context.roundRect(sheetMargin, 76, 56, 8, 4);
  context.fill();
  const line = { x: sheetMargin, width: 2400 - 2 * sheetMargin, fonts };
  writeLine(context, campaign.name, { ...line, y: 142, size: 56, weight: 700, colour: ink });
  const count = `${summary.ready} of ${summary.deliverables} files ready`;
  writeLine(context, count, { ...line, y: 184, size: 24, weight: 400, colour: soft });
}

async function drawCovers(
  canvas: Canvas,
  layout: SheetLayout<Cover>,
  { outFolder, fonts }: SheetOptions,
): Promise<void> {
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  const line = { size: 20, weight: 500, colour: soft, fonts } as const;
  // One after the other: two hundred decoded covers at once would be gigabytes.
  for (const { item, x, y, width } of layout.covers) {
    const image = await coverOf(item.card, outFolder);
    drawCover(context, image, { x, y, width, height: layout.coverHeight });
    writeLine(context, image === undefined ? `${item.label}: ${item.card.state}` : item.label, {
      ...line,
      x,
      y: y + layout.coverHeight + 30,
      width,
    });
  }
  if (layout.left > 0) {
    const more = `and ${layout.left} more, which found no room here`;
    writeLine(context, more, {
      ...line,
      x: sheetMargin,
      y: layout.height - sheetMargin,
      width: layout.width,
      size: 24,
    });
  }
}

async function coverOf({ files }: ManifestDeliverable, outFolder: string): Promise<Image | undefined> {
  const file = files.find(({ path }) => path.endsWith('.jpg'));
  const data = file && (await readFile(join(outFolder, file.path)).catch(() => undefined));
  return data && (await loadImage(data).catch(() => undefined));
}

function drawCover(
  context: Context,
  image: Image | undefined,
  { x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  context.save();
  context.beginPath();
  context.roundRect(x, y, width, height, 14);
  context.clip();
  context.fillStyle = '#1c1f26';
  context.fillRect(x, y, width, height);
  if (image !== undefined) {
    const scale = Math.max(width / image.width, height / image.height);
    const across = image.width * scale;
    const down = image.height * scale;
    context.drawImage(image, x + (width - across) / 2, y + (height - down) / 2, across, down);
  }
  context.restore();
}
