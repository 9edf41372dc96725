import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { brandSchema } from '../../src/campaign/brand-schema.ts';
import { readTemplates, root } from './read-templates.ts';

const brands = readTemplates('templates/brands/').map(({ name, data }) => [name, brandSchema.parse(data)] as const);

test.each(brands)('%s is named after its file and has its logo beside it', (name, brand) => {
  expect(`${brand.name}.yaml`).toBe(name);
  const files = [brand.logo?.file, brand.fontFile].filter((file) => file !== undefined);
  expect(files.filter((file) => !existsSync(new URL(`templates/brands/${file}`, root)))).toEqual([]);
});

// WCAG 2.2: 4.5 for text of any size.
test.each(brands)('%s can be read', (_, { colours }) => {
  for (const ground of [colours.primary, colours.background])
    for (const ink of [colours.text, colours.accent]) expect(contrast(ink, ground)).toBeGreaterThan(4.5);
});

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
