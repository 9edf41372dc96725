import { createCanvas } from '@napi-rs/canvas';
import { captionWidth } from '../../plan/caption-width.ts';
import type { CaptionCue, CaptionLook, Edit } from '../../plan/edit.ts';
import { spokenFrom } from '../../plan/word-clock.ts';
import { breakLines } from '../../text/break-lines.ts';
import { placeWords, type PlacedLine } from '../../text/place-words.ts';
import type { TextLayout } from '../../text/typography.ts';
import type { Rect, Stage } from '../layers/stage.ts';
import type { Typesetter } from '../layers/typesetter.ts';
import { captionStyles } from './caption-styles.ts';

/** Words that are shown at once. */
export interface CaptionPage {
  readonly layout: TextLayout;
  readonly lines: readonly PlacedLine[];
  /** When each of its words begins to be spoken, in seconds of the video. */
  readonly spoken: readonly number[];
  readonly start: number;
  readonly end: number;
  /** The words with the air around them, in pixels of the frame. */
  readonly block: Rect;
}

interface PageTask {
  readonly edit: Edit;
  readonly look: CaptionLook;
  readonly stage: Stage;
  readonly words: Typesetter;
}

/** A cue as what is to be drawn: one page, or several where a style shows a few words at a time. */
export function captionPages(cue: CaptionCue, task: PageTask): CaptionPage[] {
  const { page } = captionStyles[task.look.style];
  const locale = task.edit.locale;
  const texts =
    page === undefined
      ? [cue.text]
      : breakLines(cue.text.replaceAll('\n', ' '), { locale, width: page, measure: (text) => captionWidth(text) });
  const layouts = texts.map((text) => setCaption(text, task));
  const context = createCanvas(1, 1).getContext('2d');
  const placed = layouts.map((layout) => placeWords(context, layout));
  const times = spokenFrom(
    cue,
    placed.flatMap((lines) => lines.flatMap(({ words }) => words)),
  );
  return layouts.map((layout, index) => {
    const lines = placed[index] ?? [];
    const before = placed.slice(0, index).reduce((sum, one) => sum + countWords(one), 0);
    const next = times[before + countWords(lines)];
    return {
      layout,
      lines,
      spoken: times.slice(before, before + countWords(lines)),
      start: index === 0 ? cue.start : (times[before] ?? cue.start),
      end: next ?? cue.end,
      block: blockOf(layout, cue, task),
    };
  });
}

const countWords = (lines: readonly PlacedLine[]) => lines.reduce((sum, { words }) => sum + words.length, 0);

function setCaption(text: string, { stage, look, words }: PageTask): TextLayout {
  const { unit, captions } = stage;
  const { weight, lineHeight, floor } = captionStyles[look.style];
  const air = airOf(unit);
  const { width, height } = captions[look.position];
  const box = { width: Math.min(width, 100 * unit) - 2 * air.x, height: height - 2 * air.y, maxLines: linesOf(text) };
  return words(text, { weight, size: look.size * unit, minSize: floor * look.size * unit, lineHeight }, box);
}

/** Two for each speaker. */
const linesOf = (text: string) => 2 * text.split('\n').length;

export function airOf(unit: number): { readonly x: number; readonly y: number } {
  return { x: 2.2 * unit, y: 1.3 * unit };
}

function blockOf(layout: TextLayout, cue: CaptionCue, { stage, look }: PageTask): Rect {
  const position = cue.position ?? look.position;
  const place = stage.captions[position];
  const air = airOf(stage.unit);
  const size = { width: layout.width + 2 * air.x, height: seenHeight(layout) + 2 * air.y };
  const spare = place.height - size.height;
  const y = place.y + { top: 0, middle: spare / 2, bottom: spare }[position];
  return { x: place.x + (place.width - size.width) / 2, y, ...size };
}

/** Some fonts keep more room below than their letters need: then the words would stand high in their plate. */
function seenHeight({ height, lines, lineHeight, baseline, size }: TextLayout): number {
  const above = baseline - 0.36 * size;
  const last = above + (lines.length - 1) * lineHeight;
  return last + Math.min(height - last, 1.15 * above);
}
