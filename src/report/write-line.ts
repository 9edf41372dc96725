import { UserError } from '../errors.ts';
import type { Context, Fonts, TextStyle } from '../text/typography.ts';

interface Line {
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly weight: TextStyle['weight'];
  readonly colour: string;
  readonly fonts: Fonts;
}

/** One line of label in any script, shortened with an ellipsis where it is too long. */
export function writeLine(context: Context, text: string, line: Line): void {
  context.font = `${line.size}px ${families(text, line)}`;
  context.fillStyle = line.colour;
  context.fillText(shorten(context, text, line.width), line.x, line.y);
}

/** A label that no font shows is no reason to have no sheet: the files themselves are there. */
function families(text: string, { fonts, weight }: Line): string {
  const style = { family: 'Inter', weight } as const;
  try {
    return fonts.families(`${text}…`, style, 'en');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return 'sans-serif';
  }
}

function shorten(context: Context, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  while (letters.length > 0 && context.measureText(`${letters.join('')}…`).width > width) letters.pop();
  return `${letters.join('')}…`;
}
