import { createCanvas, type Canvas } from '@napi-rs/canvas';
import type { ClipRequest } from '../../../plan/plan.ts';
import type { Context } from '../../../text/typography.ts';
import { createRandom } from './random.ts';
import { drawSlate } from './slate.ts';
import type { Stage } from './stage.ts';

/** What lies over the moving picture and never moves: vignette, grain, corner marks, and the slate. One sheet for all of it. */
export function drawOverlay(request: ClipRequest, stage: Stage): Canvas {
  const canvas = createCanvas(stage.width, stage.height);
  const context = canvas.getContext('2d');
  grain(context, stage);
  vignette(context, stage);
  corners(context, stage);
  drawSlate(context, request, stage);
  return canvas;
}

/** Standing still it costs the encoder next to nothing, and it hides the steps of dark gradients. */
function grain(context: Context, { width, height }: Stage): void {
  const random = createRandom('grain');
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  for (let index = 0; index < pixels.length; index++) {
    const value = random() + random() - 1;
    const alpha = Math.round(Math.abs(value) * 9);
    pixels[index] = ((alpha << 24) | (value > 0 ? 0xffffff : 0)) >>> 0;
  }
  context.putImageData(image, 0, 0);
}

function vignette(context: Context, { width, height }: Stage): void {
  context.save();
  context.translate(width / 2, height / 2);
  context.scale(width / 2, height / 2);
  const gradient = context.createRadialGradient(0, 0, 0.55, 0, 0, 1.5);
  gradient.addColorStop(0, 'rgba(0,0,0,0)');
  gradient.addColorStop(0.5, 'rgba(0,0,0,0.1)');
  gradient.addColorStop(1, 'rgba(0,0,0,0.5)');
  context.fillStyle = gradient;
  context.fillRect(-1, -1, 2, 2);
  context.restore();
}

/** The frame lines of a viewfinder. */
function corners(context: Context, { width, height, unit }: Stage): void {
  const inset = 2.4 * unit;
  const arm = 3.2 * unit;
  context.strokeStyle = 'rgba(255,255,255,0.42)';
  context.lineWidth = Math.max(1, 0.18 * unit);
  context.beginPath();
  for (const [x, right] of [
    [inset, 1],
    [width - inset, -1],
  ] as const)
    for (const [y, down] of [
      [inset, 1],
      [height - inset, -1],
    ] as const) {
      context.moveTo(x + right * arm, y);
      context.lineTo(x, y);
      context.lineTo(x, y + down * arm);
    }
  context.stroke();
}
