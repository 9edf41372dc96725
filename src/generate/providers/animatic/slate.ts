import { UserError } from '../../../errors.ts';
import type { ClipRequest } from '../../../plan/plan.ts';
import { drawText } from '../../../text/draw-text.ts';
import { createFonts } from '../../../text/fonts.ts';
import { layOutText } from '../../../text/lay-out-text.ts';
import type { Context, Fonts, TextLayout } from '../../../text/typography.ts';
import { css } from './oklch.ts';
import type { Stage } from './stage.ts';

/** In hundredths of the short side: with two lines above it, less than Instagram keeps free below a square (96 of 1080 pixels). */
const foot = 2.9;

/**
 * Says what this is: ANIMATIC, which scene, and the shot in words. It stands at the foot, in square and tall frames below
 * the safe zone of every platform, so that neither headlines nor captions are laid over it; in wide ones, whose safe zones
 * leave less, it begins at the edge, where no caption does.
 */
export function drawSlate(context: Context, request: ClipRequest, stage: Stage): void {
  const { width, height, unit, grade } = stage;
  const fonts = createFonts();
  const [x, room] = [4.4 * unit, width - 8.8 * unit];
  const note = noteLayout(request, { width: room, unit, tall: height > 1.5 * width, fonts });
  const tag = tagLayout(request, unit, fonts);
  const top = height - foot * unit - (note?.height ?? 0) - tag.height;
  darken(context, stage, top - 5 * unit);
  const shadow = { colour: 'rgba(0,0,0,0.7)', blur: unit };
  drawText(context, tag, { x, y: top, width: room, colour: css({ ...grade.accent, l: 0.86 }, 0.95), shadow });
  if (note) drawText(context, note, { x, y: top + tag.height, width: room, colour: 'rgba(255,255,255,0.86)', shadow });
}

function tagLayout({ board, seconds }: ClipRequest, unit: number, fonts: Fonts): TextLayout {
  const scene = board === undefined ? '' : `   ·   SCENE ${board.scene}/${board.scenes}`;
  const text = `ANIMATIC${scene}   ·   ${seconds.toFixed(1)} s`;
  const style = { family: 'Inter', weight: 700, size: 1.8 * unit, minSize: 1.8 * unit, lineHeight: 1.5 } as const;
  return layOutText(text, { width: Infinity, height: Infinity, maxLines: 1 }, style, {
    locale: 'en',
    direction: 'ltr',
    fonts,
  });
}

interface NoteRoom {
  readonly width: number;
  readonly unit: number;
  readonly tall: boolean;
  readonly fonts: Fonts;
}

/** As many words as fit. A note in a script without a font is left out: the clip matters more than its label. */
function noteLayout({ board, prompt }: ClipRequest, { width, unit, tall, fonts }: NoteRoom): TextLayout | undefined {
  const text = (board?.note ?? prompt).replaceAll(/\s+/gu, ' ').trim();
  const direction = /^[^\p{L}]*[\p{sc=Arab}\p{sc=Hebr}]/u.test(text) ? 'rtl' : 'ltr';
  const size = 2.4 * unit;
  const style = { family: 'Inter', weight: 400, size, minSize: size, lineHeight: 1.3 } as const;
  const box = { width, height: Infinity, maxLines: tall ? 2 : 1 };
  const words = [...new Intl.Segmenter('en', { granularity: 'word' }).segment(text)].map(({ segment }) => segment);
  const fitting = (count: number): TextLayout | undefined => {
    const cut = words
      .slice(0, count)
      .join('')
      .replace(/[\s\p{P}]+$/u, '');
    return attempt(() =>
      layOutText(count < words.length ? `${cut}…` : text, box, style, { locale: 'en', direction, fonts }),
    );
  };
  // The most words that fit, by halves: [low, high) always holds the answer.
  let [low, high] = [0, words.length + 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fitting(middle) === undefined) high = middle;
    else low = middle;
  }
  return low === 0 ? undefined : fitting(low);
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** So that white is read on a bright picture. */
function darken(context: Context, { width, height }: Stage, top: number): void {
  const gradient = context.createLinearGradient(0, top, 0, height);
  gradient.addColorStop(0, 'rgba(0,0,0,0)');
  gradient.addColorStop(0.6, 'rgba(0,0,0,0.5)');
  gradient.addColorStop(1, 'rgba(0,0,0,0.68)');
  context.fillStyle = gradient;
  context.fillRect(0, top, width, height - top);
}
