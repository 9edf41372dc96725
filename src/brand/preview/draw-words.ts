import { column, gap, ink, type Page, soft, title, write } from './page.ts';

const width = (column.width - 2 * gap) / 3;

/** What the brand does not say, and what its pictures look like. */
export function drawWords(page: Page, y: number): number {
  title(page, '05', 'Words and pictures', y);
  const { brand } = page;
  const bottoms = [
    drawUnsaid(page, y),
    drawList(page, 'Pictures look', [brand.look ?? 'not said yet: look'], 1, y),
    drawList(page, 'Pictures leave out', brand.avoid, 2, y),
  ];
  return Math.max(...bottoms);
}

function drawUnsaid(page: Page, y: number): number {
  const { context, brand } = page;
  const x = column.x;
  let at = y + write(page, 'We do not say', { x, y, size: 26, weight: 700, width }) + 16;
  const said = new Set<string>();
  for (const [locale, words] of Object.entries(brand.wordsToAvoid))
    for (const { word, say } of words) {
      if (said.has(word)) continue;
      said.add(word);
      const height = write(page, word, { x, y: at, size: 28, weight: 500, width: width / 2, locale, lines: 1 });
      context.fillStyle = soft;
      context.fillRect(x, at + height / 2, Math.min(width / 2, lengthOf(page, word)), 2.5);
      if (say !== undefined)
        write(page, `→ ${say}`, { x: x + width / 2, y: at, size: 28, weight: 600, width: width / 2, locale, lines: 1 });
      at += height + 8;
    }
  if (said.size === 0) at += write(page, 'nothing yet: wordsToAvoid', { x, y: at, size: 24, colour: soft, width });
  return at;
}

function lengthOf({ context, fonts }: Page, word: string): number {
  context.font = `500 28px ${fonts.families(word, { family: 'Inter', weight: 500 }, 'en')}`;
  return context.measureText(word).width;
}

function drawList(page: Page, head: string, items: readonly string[], place: number, y: number): number {
  const x = column.x + place * (width + gap);
  let at = y + write(page, head, { x, y, size: 26, weight: 700, width, colour: ink }) + 16;
  for (const item of items) at += write(page, item, { x, y: at, size: 26, width: width - 24, lines: 6 }) + 8;
  return at;
}
