import { expect, test } from 'vitest';
import { brandSchema } from '../../src/campaign/brand-schema.ts';
import { contrast, nearestReadable } from '../../src/campaign/contrast.ts';
import { parseFile } from '../../src/campaign/parse-file.ts';
import { resolveBrand } from '../../src/campaign/resolve-brand.ts';

const locales = ['en', 'pt-BR'];
const good = { primary: '#0f1b33', accent: '#5ef0c0', text: '#f5f8ff', background: '#060a14' };

function read(colours: Partial<typeof good>, rest = '') {
  const lines = Object.entries({ ...good, ...colours }).map(([name, value]) => `  ${name}: '${value}'\n`);
  const parsed = parseFile(brandSchema, { file: 'brand.yaml', text: `name: b\ncolours:\n${lines.join('')}${rest}` });
  if (parsed.value === undefined) throw new Error(parsed.diagnostics[0]?.message);
  const packages = new Map([['@fonts/a', [{ weight: 700, file: '/fonts/a.ttf' }]]]);
  const { brand, findings, assets } = resolveBrand(parsed.value, { folder: '/brands', locales, packages });
  const diagnostics = parsed.withFindings(findings);
  const told = diagnostics.map(
    ({ severity, line, column, message, hint }) => `${line}:${column} ${severity} ${message}; ${hint}`,
  );
  return { brand, assets, told };
}

test.each<[string, Partial<typeof good>, string[]]>([
  ['what can be read', {}, []],
  [
    'text between large and small',
    { text: '#777777', primary: '#222222' },
    [
      "5:9 warning the contrast of text over primary is 3.55:1, and WCAG 2.2 AA asks for 4.5:1 for text; the nearest that passes is text: '#898989'",
      "5:9 warning the contrast of text over background is 4.41:1, and WCAG 2.2 AA asks for 4.5:1 for text; the nearest that passes is text: '#898989'",
    ],
  ],
  [
    'text that cannot be read is a mistake, and where no text would do, the ground is named',
    { text: '#111111', background: '#ffffff', primary: '#0057ff', accent: '#c4003e' },
    [
      "4:11 warning the contrast of accent over primary is 1.11:1, and WCAG 2.2 AA asks for 3:1 for graphics; the nearest that passes is accent: '#450016'",
      "3:12 warning the contrast of text over primary is 3.42:1, and WCAG 2.2 AA asks for 4.5:1 for text; the nearest that passes is primary: '#2c74ff'",
    ],
  ],
])('%s', (_, colours, expected) => {
  expect(read(colours).told.toSorted()).toEqual(expected.toSorted());
});

test('text that not even headlines can be set in is a mistake', () => {
  const [first] = read({ text: '#333333', background: '#101010', primary: '#101010' }).told;
  expect(first).toMatch(/^5:9 error the contrast of text over \w+ is 1\.\d+:1/);
});

test.each(['#777777', '#0057ff', '#ffcc00', '#000000'])('the colour that is offered for %s passes', (colour) => {
  for (const grounds of [['#ffffff'], ['#000000', '#202020']]) {
    const found = nearestReadable(colour, grounds, 4.5) ?? '';
    for (const ground of grounds) expect(contrast(found, ground)).toBeGreaterThanOrEqual(4.5);
  }
  expect(nearestReadable(colour, ['#ffffff', '#000000', '#777777'], 4.5)).toBeUndefined();
});

test('fonts are files by script and weight', () => {
  const { brand, told, assets } = read(
    {},
    'fonts:\n  latin: { file: a.ttf, bold: b.ttf }\n  thai: [{ package: "@fonts/a" }, { package: "@fonts/b" }]\n',
  );
  expect(brand.fonts).toEqual({
    latin: [
      [
        { weight: 400, file: '/brands/a.ttf' },
        { weight: 700, file: '/brands/b.ttf' },
      ],
    ],
    thai: [[{ weight: 700, file: '/fonts/a.ttf' }]],
  });
  expect(assets.map(({ path }) => path)).toEqual(['/brands/a.ttf', '/brands/b.ttf', '/fonts/a.ttf']);
  expect(told).toEqual([
    '9:46 error no font package "@fonts/b" is installed; npm install @fonts/b; it must hold TTF files by weight, as @expo-google-fonts/… do',
  ]);
});

test('one font for Latin', () => {
  const { told } = read({}, 'font: Georgia\nfonts:\n  latin: { file: a.ttf }\n');
  expect(told).toEqual(['7:1 error the font is given here and as fonts.latin; keep one of the two']);
});

test.each([
  ['[cheap, { word: leverage, say: use }]', { en: ['cheap', 'leverage>use'], 'pt-BR': ['cheap', 'leverage>use'] }],
  ['{ en: [cheap], pt: [barato], pt-BR: [grátis] }', { en: ['cheap'], 'pt-BR': ['grátis', 'barato'] }],
])('words to avoid: %s', (written, expected) => {
  const { wordsToAvoid } = read({}, `wordsToAvoid: ${written}\n`).brand;
  const shown = Object.entries(wordsToAvoid).map(([locale, words]) => [
    locale,
    words.map(({ word, say }) => (say === undefined ? word : `${word}>${say}`)),
  ]);
  expect(Object.fromEntries(shown)).toEqual(expected);
});
