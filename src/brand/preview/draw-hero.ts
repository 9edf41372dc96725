import { readFile } from 'node:fs/promises';
import { loadImage } from '@napi-rs/canvas';
import { fitImage, logoFile } from './logo-file.ts';
import { readable, withAlpha } from '../../render/layers/ink.ts';
import { margin, type Page, pageWidth, write } from './page.ts';

const height = 620;

/** The brand at a glance: its ground and lights, its logo or name, its tagline. */
export async function drawHero(page: Page): Promise<number> {
  const { context, brand } = page;
  const { background, primary, accent, text } = brand.colours;
  context.fillStyle = background;
  context.fillRect(0, 0, pageWidth, height);
  glow(context, { x: pageWidth * 0.78, y: 80, radius: 1250, colour: primary, alpha: 1 });
  glow(context, { x: pageWidth * 0.98, y: height * 1.25, radius: 900, colour: accent, alpha: 0.34 });
  const colour = readable(text, background);
  const file = logoFile(brand, background);
  if (file === undefined) {
    write(page, brand.name, { x: margin, y: 190, size: 150, weight: 800, colour, width: 1800, family: page.family });
  } else {
    const image = await loadImage(await readFile(file));
    const size = fitImage(image, { width: 900, height: 190 });
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, margin, 190, size.width, size.height);
  }
  context.fillStyle = accent;
  context.beginPath();
  context.roundRect(margin, 430, 120, 10, 5);
  context.fill();
  const [locale, tagline] = Object.entries(brand.tagline)[0] ?? ['en', 'Brand kit'];
  write(page, tagline, { x: margin, y: 468, size: 46, weight: 500, colour, width: 1500, family: page.family, locale });
  write(page, `${brand.name} · brand kit`, {
    x: margin,
    y: 80,
    size: 26,
    weight: 600,
    colour: withAlpha(colour, 0.72),
  });
  return height;
}

function glow(
  context: Page['context'],
  { x, y, radius, colour, alpha }: { x: number; y: number; radius: number; colour: string; alpha: number },
): void {
  const light = context.createRadialGradient(x, y, 0, x, y, radius);
  for (const [at, part] of [
    [0, 1],
    [0.25, 0.78],
    [0.5, 0.42],
    [0.75, 0.13],
    [1, 0],
  ] as const)
    light.addColorStop(at, withAlpha(colour, alpha * part));
  context.fillStyle = light;
  context.fillRect(0, 0, pageWidth, height);
}
