import type { Context } from '../../../../text/typography.ts';

/** Head, neck and shoulders from behind, 100 units tall, standing on 0. */
export function traceFigure(context: Context, bun: boolean): void {
  context.beginPath();
  if (bun) context.ellipse(0, -101, 7.5, 6.5, 0, 0, 2 * Math.PI);
  const shoulder = bun ? 58 : 66;
  context.moveTo(-shoulder, 14);
  context.bezierCurveTo(-shoulder + 2, -14, -shoulder + 12, -27, -34, -33);
  context.bezierCurveTo(-20, -37, -10, -40, -9, -52);
  context.bezierCurveTo(-14, -57, -16, -62, -16.5, -69);
  if (!bun) context.bezierCurveTo(-19, -70, -19, -77, -16.5, -77);
  context.bezierCurveTo(-17, -91, -9, -98, 0, -98);
  context.bezierCurveTo(9, -98, 17, -91, 16.5, -77);
  if (!bun) context.bezierCurveTo(19, -77, 19, -70, 16.5, -69);
  context.bezierCurveTo(16, -62, 14, -57, 9, -52);
  context.bezierCurveTo(10, -40, 20, -37, 34, -33);
  context.bezierCurveTo(shoulder - 12, -27, shoulder - 2, -14, shoulder, 14);
  context.closePath();
}
