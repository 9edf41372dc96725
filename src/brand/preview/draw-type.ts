import { basename } from 'node:path';
import type { BrandScript } from '../../campaign/brand-fonts-schema.ts';
import { UserError } from '../../errors.ts';
import { column, gap, line, type Page, soft, title, write } from './page.ts';

/** A greeting for each script; Chinese and Japanese share Han. */
const greetings: readonly (readonly [script: BrandScript, name: string, locale: string, text: string])[] = [
  ['latin', 'Latin', 'en', 'Good evening, wherever you are'],
  ['cyrillic', 'Cyrillic', 'uk', 'Добрий вечір, де б ви не були'],
  ['greek', 'Greek', 'el', 'Καλησπέρα, όπου κι αν είστε'],
  ['kana', 'Japanese', 'ja', 'どこにいても、こんばんは'],
  ['han', 'Chinese', 'zh', '无论你在哪里，晚上好'],
  ['hangul', 'Korean', 'ko', '어디에 계시든, 좋은 밤이에요'],
  ['arabic', 'Arabic', 'ar', 'مساء الخير أينما كنت'],
  ['hebrew', 'Hebrew', 'he', 'ערב טוב, בכל מקום'],
  ['devanagari', 'Devanagari', 'hi', 'आप जहाँ भी हों, शुभ संध्या'],
  ['thai', 'Thai', 'th', 'สวัสดีตอนค่ำ ไม่ว่าคุณจะอยู่ที่ไหน'],
  ['emoji', 'Emoji', 'en', '🌙 ✨ 📱 🎬 👩🏽‍🚀 🏳️‍🌈 🇯🇵'],
];

const voices = [
  {
    weight: 800,
    size: 78,
    use: 'ExtraBold 800, headlines and calls to action',
    text: 'Say one thing, and say it well',
  },
  { weight: 600, size: 46, use: 'SemiBold 600, captions', text: 'Captions are read with the sound off.' },
  { weight: 500, size: 40, use: 'Medium 500, taglines', text: 'The line that stays when the film is over' },
] as const;

/** The brand's letters at work, then every script. */
export function drawType(page: Page, y: number): number {
  title(page, '02', 'Type', y);
  const { family } = page;
  write(page, 'Aa', { x: column.x, y: y - 40, size: 330, weight: 800, family, width: 560 });
  write(page, fontName(page, 'latin'), { x: column.x, y: y + 380, size: 24, weight: 600, width: 520 });
  let at = y;
  for (const { weight, size, use, text } of voices) {
    const words = { x: column.x + 600, width: column.width - 600 };
    at += write(page, text, { ...words, y: at, size, weight, family, lines: 1 });
    at += write(page, use, { ...words, y: at + 4, size: 20, colour: soft }) + 34;
  }
  return drawScripts(page, Math.max(at, y + 440) + 20);
}

function drawScripts(page: Page, y: number): number {
  const width = (column.width - 2 * gap) / 3;
  const shown = greetings.filter((_, index) => index > 0);
  for (const [index, [script, name, locale, text]] of shown.entries()) {
    const [x, top] = [column.x + (index % 3) * (width + gap), y + Math.floor(index / 3) * 170];
    page.context.fillStyle = line;
    page.context.fillRect(x, top, width, 2);
    const label = `${name} · ${fontName(page, script)}`;
    write(page, label, { x, y: top + 20, size: 20, weight: 500, colour: soft, width, lines: 1 });
    sample(page, text, { x, y: top + 62, locale, width });
  }
  return y + Math.ceil(shown.length / 3) * 170;
}

/** A script that no font on this machine shows is said, and no reason to have no page. */
function sample(page: Page, text: string, at: { x: number; y: number; locale: string; width: number }): void {
  try {
    write(page, text, { ...at, size: 44, weight: 600, family: page.family, lines: 1 });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    write(page, `not installed: ${error.hint ?? ''}`, { ...at, locale: 'en', size: 20, colour: soft });
  }
}

function fontName({ brand }: Page, script: BrandScript): string {
  const file = brand.fonts[script]?.[0]?.[0]?.file;
  if (file !== undefined) return basename(file).replace(/(_\d{3}\w*)?\.\w+$/, '');
  if (script === 'latin') return brand.fontFile === undefined ? brand.font : basename(brand.fontFile);
  return script === 'cyrillic' || script === 'greek' ? 'as Latin, else Inter' : 'Noto';
}
