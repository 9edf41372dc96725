import type { StillPicture } from '../../plan/edit.ts';
import type { Size } from './fit-shape.ts';
import { opaque } from './colour.ts';
import { zoomed, type View } from './zoomed.ts';

interface Still {
  /** As it was drawn: larger than the frame where it moves. */
  readonly drawn: Size;
  readonly motion: StillPicture['motion'];
  readonly frames: number;
}

/** Filters that make so many frames of one, over which the camera moves (Ken Burns). */
export function stillGraph({ drawn, motion, frames }: Still, frame: Size, fps: number): string {
  const repeat = `${opaque},setsar=1,loop=loop=${frames - 1}:size=1,settb=1/${fps},setpts=N`;
  if (motion === 'none') return repeat;
  const view = viewOf(motion, `(on/${frames})`, { x: frame.width / drawn.width, y: frame.height / drawn.height });
  return `${repeat},${zoomed(view)},crop=${frame.width}:${frame.height}:0:0`;
}

/** `kept`: the smallest part of the picture that fills the frame. `part` of the time has gone, 0 to 1. */
function viewOf(motion: StillPicture['motion'], part: string, kept: { readonly x: number; readonly y: number }): View {
  const moved = motion === 'out' || motion === 'left' || motion === 'up' ? `(1-${part})` : part;
  const spare = { x: 1 - kept.x, y: 1 - kept.y };
  if (motion === 'in' || motion === 'out') {
    const left = `${spare.x / 2}*${moved}`;
    const top = `${spare.y / 2}*${moved}`;
    return filling({ left, top, width: `(1-2*${left})`, height: `(1-2*${top})` }, kept);
  }
  const across = motion === 'left' || motion === 'right';
  const left = across ? `${spare.x}*${moved}` : `${spare.x / 2}`;
  const top = across ? `${spare.y / 2}` : `${spare.y}*${moved}`;
  return filling({ left, top, width: `${kept.x}`, height: `${kept.y}` }, kept);
}

interface Window {
  readonly left: string;
  readonly top: string;
  readonly width: string;
  readonly height: string;
}

/** perspective gives as large a picture as it gets, and the frame is its upper left part. */
function filling({ left, top, width, height }: Window, kept: { readonly x: number; readonly y: number }): View {
  return { left, top, right: `${left}+${width}/${kept.x}`, bottom: `${top}+${height}/${kept.y}` };
}
