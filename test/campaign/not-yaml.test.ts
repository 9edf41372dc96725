import { expect, test } from 'vitest';
import { linesOf, mistakesIn, readCampaign } from './read-campaign.ts';

const good = 'name: a\ncontent: b\nplatforms: [x]\n';

test('the frame shows the line with its neighbours, carets, and what to do', () => {
  expect(mistakesIn(`${good}name: b\nlocales: [en]\n`)).toMatchInlineSnapshot(`
    "launch.yaml:4:1: error: name is given twice
      3 │ platforms: [x]
      4 │ name: b
        │ ^^^^ keep one of the two
      5 │ locales: [en]"
  `);
});

test.each<[what: string, text: string, expected: string[]]>([
  ['an empty file', '', ['1:1 empty-file: the file is empty (it needs at least: name, platforms)']],
  ['blank lines', '\n\n', ['1:1 empty-file: the file is empty (it needs at least: name, platforms)']],
  ['only a comment', '# soon\n', ['1:1 empty-file: the file is empty (it needs at least: name, platforms)']],
  ['one word', 'hello', ['1:1 wrong-type: the file must be a map, not "hello" (it needs at least: name, platforms)']],
  ['a list', '- a\n', ['1:1 wrong-type: the file must be a map, not a list (it needs at least: name, platforms)']],
  [
    'a tab',
    'name: a\n\tcontent: b\n',
    ['2:1 tab: a tab indents this line (indent with spaces: YAML does not allow tabs)'],
  ],
  [
    'two documents',
    `${good}---\n${good}`,
    ['4:1 several-documents: a second document begins here (keep one document in each file: remove the line ---)'],
  ],
  [
    'a key twice',
    `${good}platforms: [youtube]\n`,
    ['4:1 duplicate-key: platforms is given twice (keep one of the two)'],
  ],
  [
    'a key twice, deep down',
    `${good}generate:\n  fps: 24\n  "fps": 30\n`,
    ['6:3 duplicate-key: fps is given twice (keep one of the two)'],
  ],
  ['an open quote', 'name: "a\nplatforms: [x]\n', ['1:7 not-yaml: this quote is not closed (end the text with ")']],
  ['an open bracket', 'platforms: [x, y\nname: a\n', ['1:12 not-yaml: [ is not closed (end it with ])']],
  [
    'an open brace',
    'videos: [{ id: a, cta: { en: "}" }]\nname: a\n',
    ['1:10 not-yaml: { is not closed (end it with })'],
  ],
  [
    'a colon in a text',
    'name: a\ncontent: Meet: Aurora\n',
    ['2:10 not-yaml: a text with ": " in it (put the text in quotes)'],
  ],
  [
    'a key indented too far',
    'name: a\n  content: b\n',
    [
      '1:7 not-yaml: the line below is indented as if it were part of this text (begin both lines in the same column, or put the text in quotes)',
    ],
  ],
  [
    'hashtags with #',
    `${good}videos:\n  - id: v\n    post: { hashtags: [#a, b] }\n`,
    ['6:24 not-yaml: # begins a comment (put a text that begins with # in quotes; hashtags are written without it)'],
  ],
  [
    'a text that begins with @',
    'name: @a\n',
    ['1:7 not-yaml: a text may not begin with this character (put the text in quotes)'],
  ],
  [
    'a tag',
    `${good}content2: !!js/function x\n`,
    [
      '4:1 unknown-key: unknown key "content2" (did you mean "content"?)',
      '4:11 unknown-tag: unknown tag (remove the word that begins with !)',
    ],
  ],
  ['a list as key', '? [a, b]\n: 1\n', ['1:3 not-yaml: a key must be a plain text']],
  ['an alias of nothing', 'name: *brand\n', ['1:7 unknown-alias: there is no anchor "&brand" above this line']],
  ['an alias of itself', 'name: &x [*x]\n', ['1:11 endless-alias: "*x" contains itself']],
  [
    'maps in maps in maps',
    `${'{a: '.repeat(60)}1${'}'.repeat(60)}`,
    ['1:165 too-deep: the file is nested over 40 levels deep'],
  ],
])('%s', (_, text, expected) => {
  expect(linesOf(text)).toEqual(expected);
});

// Where the parser gives up depends on the size of the stack.
test.each(['['.repeat(20_000), '{a: '.repeat(20_000), '- '.repeat(5000)])('nesting without end (%#)', (text) => {
  expect(readCampaign(text).diagnostics.map(({ code }) => code)).toEqual(['too-deep']);
});

test('aliases that would grow without end are refused before they do', () => {
  const levels = Array.from(
    { length: 20 },
    (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level}, `.repeat(9)}]`,
  );
  const text = ['a0: &a0 [x]', ...levels].join('\n');
  const started = performance.now();
  expect(readCampaign(text).diagnostics.map(({ code }) => code)).toEqual(['too-large']);
  expect(performance.now() - started).toBeLessThan(5000);
});

test('an alias stands for what it names, and its mistakes are shown once, where they were written', () => {
  const text = `${good}videos:\n  - id: a\n    cta: &cta { en: Buy, jp: x }\n  - { id: b, cta: *cta }\n`;
  expect(linesOf(text)).toEqual([
    `6:26 unknown-locale: "jp" is not among the campaign's locales (add jp to "locales", or remove this text)`,
  ]);
  const { campaign } = readCampaign(text.replace(', jp: x', ''));
  expect(campaign?.videos[1]?.variants[0]?.cta).toEqual({ en: 'Buy' });
});

test.each([
  ['keys', Array.from({ length: 30_000 }, (_, key) => `k${key}: 1`).join('\n')],
  ['equal keys', 'name: a\n'.repeat(30_000)],
  ['quotes', '"'.repeat(50_000)],
])('a file full of %s is refused in a few seconds', (_, text) => {
  const started = performance.now();
  expect(readCampaign(text).diagnostics.length).toBeGreaterThan(0);
  expect(performance.now() - started).toBeLessThan(20_000);
});
