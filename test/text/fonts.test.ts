import { GlobalFonts, createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { createFonts } from '../../src/text/fonts.ts';

const face = { family: 'Inter', weight: 700 } as const;

function pixels(text: string, families: string): Buffer {
  const canvas = createCanvas(64, 64);
  const context = canvas.getContext('2d');
  context.font = `700 40px ${families}`;
  context.fillText(text, 8, 48);
  return canvas.data();
}

function refusal(work: () => unknown): UserError {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error;
  }
  throw new Error('nothing was refused');
}

test.each([
  ['en', 'é'],
  ['ru', 'Ж'],
  ['el', 'Ω'],
  ['vi', 'ễ'],
  ['ja', '夜'],
  ['ja', 'か'],
  ['ja', '、'],
  ['zh', '从'],
  ['ko', '한'],
  ['ar', 'ج'],
  ['he', 'ש'],
  ['hi', 'क'],
  ['th', 'ก'],
  ['en', '🎉'],
  ['en', '”'],
])('%s %s is no empty box', (locale, letter) => {
  const families = createFonts().families(letter, face, locale);
  expect(pixels(letter, families).equals(pixels('\u0378', families))).toBe(false);
});

test('a Chinese character has the shape of its language', () => {
  const fonts = createFonts();
  const [ja, zh, ko] = ['ja', 'zh', 'ko'].map((locale) => pixels('直', fonts.families('直', face, locale)));
  expect(ja?.equals(zh ?? ja)).toBe(false);
  expect(zh?.equals(ko ?? zh)).toBe(false);
});

test('in a language without Han the letters beside it decide', () => {
  const fonts = createFonts();
  expect(fonts.families('夜にhello', face, 'en')).toContain('NotoSansJP');
  expect(fonts.families('直 서울', face, 'en')).toContain('NotoSansKR');
  expect(fonts.families('直', face, 'en')).toContain('NotoSansSC');
});

test('only the fonts that a text needs are asked for, in the weight it wants', () => {
  expect(createFonts().families('Hello', { family: 'Inter', weight: 600 }, 'ja')).toBe('"Reelmill Inter 600SemiBold"');
});

/** A machine with Inter and no optional package. */
const packages = new URL('../../node_modules/', import.meta.url).pathname;
const onlyInter = (name: string) => (name.endsWith('/inter') ? packages + name : undefined);

test('without the package the system serves', () => {
  const file = '@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf';
  GlobalFonts.registerFromPath(packages + file, 'Hiragino Sans');
  const fonts = createFonts({ findPackage: onlyInter, systemHas: (family) => family === 'Hiragino Sans' });
  expect(fonts.families('夜', face, 'ja')).toContain('"Hiragino Sans"');
});

test('without both the text is refused with the package to install', () => {
  const fonts = createFonts({ findPackage: onlyInter, systemHas: () => false });
  const error = refusal(() => fonts.families('夜に見る', face, 'ja'));
  expect(error.message).toContain('夜に見る');
  expect(error.hint).toContain('npm install @expo-google-fonts/noto-sans-jp');
});

test('a character that no font has is refused', () => {
  expect(refusal(() => createFonts().families('a\u{10FFFD}', face, 'en')).message).toContain('\u{10FFFD}');
});

test('an unknown family and a broken file say what to do', () => {
  expect(refusal(() => createFonts().families('a', { ...face, family: 'No Such' }, 'en')).hint).toContain('fontFile');
  expect(refusal(() => createFonts().addFile(import.meta.filename)).hint).toContain('TTF');
});

test('a font file is used under the name that adding it gave', () => {
  const fonts = createFonts();
  const file = new URL('../../node_modules/@expo-google-fonts/inter/900Black/Inter_900Black.ttf', import.meta.url)
    .pathname;
  const family = fonts.addFile(file);
  expect(fonts.families('a', { ...face, family }, 'en')).toMatch(new RegExp(`^"${family}", `, 'u'));
  expect(
    pixels('a', fonts.families('a', { ...face, family }, 'en')).equals(pixels('a', fonts.families('a', face, 'en'))),
  ).toBe(false);
});
