import type { SKRSContext2D } from '@napi-rs/canvas';

// Setting text in any script. fonts.ts finds and registers families; lay-out.ts breaks and fits; draw-text.ts draws.

export interface TextStyle {
  /** Family names in order; the fallbacks for other scripts and for emoji are added by fonts.ts. */
  readonly family: string;
  readonly weight: 400 | 500 | 600 | 700 | 800;
  /** Pixels: the size wished for, and the floor below which the text is refused. */
  readonly size: number;
  readonly minSize: number;
  /** Multiple of the size. */
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
  readonly width: number;
  readonly height: number;
  readonly lineHeight: number;
  /** CSS font string that the context takes. */
  readonly font: string;
  readonly direction: 'ltr' | 'rtl';
}

export type Context = SKRSContext2D;
