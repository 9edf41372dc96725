import type { Size } from './fit-shape.ts';

/** The part of a picture that is shown, in shares of it: expressions that ffmpeg reads for every frame, with `on` its number from 1. */
export interface View {
  readonly left: string;
  readonly top: string;
  readonly right: string;
  readonly bottom: string;
}

/**
 * A view that moves. zoompan and crop move by whole pixels, which is seen as a tremble; perspective takes its samples
 * between pixels, to a 256th of one.
 */
export function zoomed({ left, top, right, bottom }: View): string {
  const corners = [
    `x0='W*(${left})':y0='H*(${top})'`,
    `x1='W*(${right})':y1='H*(${top})'`,
    `x2='W*(${left})':y2='H*(${bottom})'`,
    `x3='W*(${right})':y3='H*(${bottom})'`,
  ];
  return `perspective=${corners.join(':')}:interpolation=linear:sense=source:eval=frame`;
}

/** The middle of the picture; `margin` is what is cut off at each edge, as a share of the picture. */
export function middle(margin: string): View {
  return { left: margin, top: margin, right: `1-(${margin})`, bottom: `1-(${margin})` };
}

export type Frame = Size & { readonly fps: number };
