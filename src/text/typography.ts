import type { SKRSContext2D } from '@napi-rs/canvas';

// Setting text in any script. fonts.ts finds and registers families; lay-out-text.ts breaks and fits; draw-text.ts draws.

export interface TextStyle {
  /** One family: `Inter`, one installed on the system, or what `Fonts.addFile` gave. Other scripts and emoji get theirs from fonts.ts. */
  readonly family: string;
  readonly weight: 400 | 500 | 600 | 700 | 800;
  /** Pixels: the size wished for, and the floor below which the text is refused. */
  readonly size: number;
  readonly minSize: number;
  /** Multiple of the size; lines of tall scripts are set further apart where they would touch. */
  readonly lineHeight: number;
}

export interface TextBox {
  readonly width: number;
  readonly height: number;
  readonly maxLines: number;
}

export interface TextLayout {
  readonly lines: readonly { readonly text: string; readonly width: number }[];
  readonly size: number;
  /** Of the widest line, and of all lines with their ink. */
  readonly width: number;
  readonly height: number;
  /** Pixels from one baseline to the next, and from the top of the layout to the first. */
  readonly lineHeight: number;
  readonly baseline: number;
  /** CSS font string that the context takes. */
  readonly font: string;
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
}

export interface Fonts {
  /**
   * The CSS family list that shows every character of the text: the family, then one for each other script in it.
   * Loads what is missing. UserError when a character would come out as an empty box.
   */
  families(text: string, style: Pick<TextStyle, 'family' | 'weight'>, locale: string): string;
  /** Registers a TTF or OTF file and gives the family name to use for it. */
  addFile(file: string): string;
}

export type Context = SKRSContext2D;
