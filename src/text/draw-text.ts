import type { Context, TextLayout } from './typography.ts';

export interface DrawTextOptions {
  /** Top left corner of the box, and its width; the layout's own unless given. */
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  /** Start is left, or right for right-to-left text. */
  readonly align?: 'start' | 'center' | 'end';
  readonly colour: string;
  /** Soft, for text over pictures. Pixels. */
  readonly shadow?: { readonly colour: string; readonly blur: number; readonly y?: number };
  /** A rounded ground behind all lines. Pixels. */
  readonly plate?: { readonly colour: string; readonly padding: number; readonly radius: number };
}

/** Draws a layout; the context is left as it was. */
export function drawText(context: Context, layout: TextLayout, options: DrawTextOptions): void {
  context.save();
  context.font = layout.font;
  // Without a language Skia takes the host's, and the same text would have other shapes elsewhere.
  context.lang = layout.locale;
  context.direction = layout.direction;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  if (options.plate) drawPlate(context, layout, options, options.plate);
  context.fillStyle = options.colour;
  if (options.shadow) castShadow(context, options.shadow);
  for (const [index, line] of layout.lines.entries())
    context.fillText(
      line.text,
      options.x + indent(layout, line.width, options),
      options.y + layout.baseline + index * layout.lineHeight,
    );
  context.restore();
}

function indent(
  layout: TextLayout,
  lineWidth: number,
  { align = 'start', width = layout.width }: DrawTextOptions,
): number {
  if (align === 'center') return (width - lineWidth) / 2;
  const right = (align === 'end') !== (layout.direction === 'rtl');
  return right ? width - lineWidth : 0;
}

function drawPlate(
  context: Context,
  layout: TextLayout,
  options: DrawTextOptions,
  plate: NonNullable<DrawTextOptions['plate']>,
): void {
  const { padding, radius } = plate;
  const x = options.x + indent(layout, layout.width, options) - padding;
  context.fillStyle = plate.colour;
  context.beginPath();
  context.roundRect(x, options.y - padding / 2, layout.width + 2 * padding, layout.height + padding, radius);
  context.fill();
}

function castShadow(context: Context, shadow: NonNullable<DrawTextOptions['shadow']>): void {
  context.shadowColor = shadow.colour;
  context.shadowBlur = shadow.blur;
  context.shadowOffsetY = shadow.y ?? 0;
}
