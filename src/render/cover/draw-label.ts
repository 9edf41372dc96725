import type { Canvas } from '@napi-rs/canvas';
import { drawText } from '../../text/draw-text.ts';
import type { Typesetter } from '../layers/typesetter.ts';

/** Says of a picture that its frames are drawn: its slate may be cut off or covered, and it must not pass for footage. Below the words of a cover, which keep twice as far from the edge. */
export function drawLabel(canvas: Canvas, words: Typesetter): void {
  const unit = Math.min(canvas.width, canvas.height) / 100;
  const style = { weight: 700, size: 2.6 * unit, minSize: 2.6 * unit, lineHeight: 1 } as const;
  const layout = words('ANIMATIC', style, { width: canvas.width, height: 5 * unit, maxLines: 1 });
  const plate = { colour: 'rgba(9,11,15,0.72)', padding: 0.9 * unit, radius: 0.7 * unit };
  const place = { x: 2 * unit, y: canvas.height - layout.height - unit, colour: '#ffffff' };
  drawText(canvas.getContext('2d'), layout, { ...place, plate });
}
