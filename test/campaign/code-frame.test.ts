import { expect, test } from 'vitest';
import { codeFrame } from '../../src/campaign/code-frame.ts';
import { displayWidth } from '../../src/campaign/display-width.ts';

test('carets stand under what they mark, whatever its width', () => {
  const lines = ['- 日本語 👩‍👩‍👧 名前: x', '\tkey: é́wrong', 'last'];
  expect(codeFrame(lines, { line: 1, column: 17, length: 2 })).toMatchInlineSnapshot(`
    "1 │ - 日本語 👩‍👩‍👧 名前: x
      │               ^^^
    2 │   key: é́wrong"
  `);
  expect(codeFrame(lines, { line: 2, column: 10, length: 5 })).toMatchInlineSnapshot(`
    "1 │ - 日本語 👩‍👩‍👧 名前: x
    2 │   key: é́wrong
      │          ^^^^
    3 │ last"
  `);
});

test('line numbers of different lengths are aligned', () => {
  const lines = Array.from({ length: 12 }, (_, index) => `key${index + 1}: x`);
  expect(codeFrame(lines, { line: 10, column: 1, length: 5 })).toMatchInlineSnapshot(`
    " 9 │ key9: x
    10 │ key10: x
       │ ^^^^^
    11 │ key11: x"
  `);
});

test.each([
  ['plain', `${'a'.repeat(300)}X${'b'.repeat(300)}`],
  ['wide', `${'字'.repeat(300)}X${'漢'.repeat(300)}`],
  ['emoji', `${'👩‍👩‍👧'.repeat(100)}X${'🚀'.repeat(100)}`],
])('a long line (%s) is cut around the mark to 100 columns', (_, line) => {
  const rows = codeFrame([line, line, line], { line: 2, column: line.indexOf('X') + 1, length: 400 }).split('\n');
  expect(rows).toHaveLength(4);
  for (const row of rows) expect(displayWidth(row)).toBeLessThanOrEqual(100);
  const [, marked = '', carets = ''] = rows;
  expect(displayWidth(marked.slice(0, marked.indexOf('X')))).toBe(carets.indexOf('^'));
});

test('nothing in a file can move the cursor or turn the line around', () => {
  const frame = codeFrame(['a: \u001b[31mred\u001b[2J \u202eevil\u0007'], { line: 1, column: 1, length: 1 });
  expect(frame).toBe('1 │ a: ·[31mred·[2J ·evil·\n  │ ^');
});
