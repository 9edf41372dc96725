import { createCanvas, type Canvas, type Image } from '@napi-rs/canvas';
import type { Edit } from '../../plan/edit.ts';
import type { Context } from '../../text/typography.ts';
import { cover } from './draw-picture.ts';
import { mix, withAlpha } from './ink.ts';
import type { Rect } from './stage.ts';

interface Split {
  /** The part of the frame that the words stand on. */
  readonly panel: Rect;
  readonly image: Image | undefined;
}

/** Soft lights of the brand's colours over its ground. They stay dim: the words are what should be seen. */
export function drawGround(edit: Edit, split?: Split): Canvas {
  const { width, height, look } = edit;
  const { background, primary, accent } = look.colours;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = background;
  context.fillRect(0, 0, width, height);
  const lights = [
    { x: 0.5, y: 0.42, size: 0.62, colour: mix(primary, accent, 0.12), alpha: 1 },
    { x: 1, y: 0, size: 0.7, colour: primary, alpha: 0.9 },
    { x: 0, y: 1.05, size: 0.6, colour: accent, alpha: 0.3 },
  ];
  for (const light of lights) {
    const radius = light.size * Math.hypot(width, height);
    const [x, y] = [light.x * width, light.y * height];
    const glow = context.createRadialGradient(x, y, 0, x, y, radius);
    for (const [at, part] of fall) glow.addColorStop(at, withAlpha(light.colour, light.alpha * part));
    context.fillStyle = glow;
    context.fillRect(0, 0, width, height);
  }
  if (split !== undefined) drawHalves(context, edit, split);
  return canvas;
}

/** The panel in the brand's colour; the picture on the rest, or the lights where there is none. */
function drawHalves(context: Context, { width, height, look, direction }: Edit, { panel, image }: Split): void {
  const { primary, accent } = look.colours;
  const rest =
    panel.width < width
      ? { x: panel.x === 0 ? panel.width : 0, y: 0, width: width - panel.width, height }
      : { x: 0, y: 0, width, height: panel.y };
  if (image !== undefined) {
    context.save();
    context.beginPath();
    context.rect(rest.x, rest.y, rest.width, rest.height);
    context.clip();
    context.translate(rest.x, rest.y);
    cover(context, image, rest, { x: 0.5, y: 0.5 });
    context.restore();
  }
  context.fillStyle = primary;
  context.fillRect(panel.x, panel.y, panel.width, panel.height);
  context.fillStyle = accent;
  const edge = Math.min(width, height) * 0.008;
  if (panel.width === width) context.fillRect(0, panel.y - edge / 2, width, edge);
  else context.fillRect((direction === 'rtl' ? panel.x : panel.width) - edge / 2, 0, edge, height);
}

/** Eased: a straight fall shows its centre as a spot and its end as a ring. */
const fall = [
  [0, 1],
  [0.25, 0.78],
  [0.5, 0.42],
  [0.75, 0.13],
  [1, 0],
] as const;
