import { createCanvas, PDFDocument, type SKRSContext2D } from '@napi-rs/canvas';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Media } from '../media/media.ts';
import { createFonts } from '../text/fonts.ts';
import { drawPage, page, type PageContent, roomFor } from './draw-page.ts';
import { drawPanels } from './draw-panels.ts';
import type { Board } from './storyboard.ts';

interface StoryboardTools {
  readonly media: () => Promise<Media>;
  readonly signal: AbortSignal;
}

/** Pixels for each point of a page that is a picture, and of the frames in a PDF. */
const density = 2;

/** All boards, a page or more for each, as PDF or as one PNG with the pages below each other. */
export async function writeStoryboard(
  campaign: string,
  boards: readonly Board[],
  format: 'pdf' | 'png',
  tools: StoryboardTools,
): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'reelmill-storyboard-'));
  try {
    const pages: PageContent[] = [];
    for (const [index, board] of boards.entries())
      pages.push(...(await pagesOf(campaign, board, { ...tools, folder: join(folder, String(index)) })));
    return format === 'pdf' ? toPdf(campaign, pages) : await toPng(pages);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function pagesOf(
  campaign: string,
  board: Board,
  tools: StoryboardTools & { readonly folder: string },
): Promise<readonly PageContent[]> {
  const { edit, platform } = board.task;
  const ratio = edit.width / edit.height;
  const { columns, rows, width, height } = roomFor(ratio);
  const panels = (await drawPanels(board, tools)).flatMap((frame, index) => {
    const panel = board.panels[index];
    const small = createCanvas(Math.round(width * density), Math.round(height * density));
    small.getContext('2d').drawImage(frame, 0, 0, small.width, small.height);
    return panel === undefined ? [] : [{ panel, frame: small }];
  });
  const facts = `${platform} · ${edit.width} × ${edit.height} · ${Number(edit.seconds.toFixed(1))} s`;
  const fonts = createFonts({ brand: edit.look.fonts });
  const { locale, direction } = edit;
  const size = columns * rows;
  const count = Math.ceil(panels.length / size);
  return Array.from({ length: count }, (_, index) => {
    const title = count === 1 ? board.title : `${board.title} (${index + 1} of ${count})`;
    const some = panels.slice(index * size, (index + 1) * size);
    return { campaign, title, facts, locale, direction, panels: some, ratio, fonts };
  });
}

function toPdf(campaign: string, pages: readonly PageContent[]): Buffer {
  const document = new PDFDocument({ title: `${campaign}: storyboard`, encodingQuality: 88 });
  for (const content of pages) {
    const context = document.beginPage(page.width, page.height);
    if (isWhole(context)) drawPage(context, content);
    document.endPage();
  }
  return document.close();
}

/** The same context as a canvas has: its types only leave out what that one adds. */
function isWhole(context: object): context is SKRSContext2D {
  return 'drawImage' in context;
}

async function toPng(pages: readonly PageContent[]): Promise<Buffer> {
  const canvas = createCanvas(page.width * density, page.height * density * pages.length);
  const context = canvas.getContext('2d');
  context.scale(density, density);
  for (const content of pages) {
    drawPage(context, content);
    context.translate(0, page.height);
  }
  return await canvas.encode('png');
}
