import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { cut, textWidth } from '../../src/cli/text-width.ts';

const red = '\u001B[31m';
const end = '\u001B[39m';

// string-width is what terminals' own tables say.
test.each(['plain', '✓ done · “so” …', '東京の夜', '🌙 moon', '👩‍🚀👨‍👩‍👧', 'é', 'مصباح', '한국어', `${red}red${end}`])(
  'the width of %s',
  (text) => {
    expect(textWidth(text)).toBe(stringWidth(text));
  },
);

test.each([
  { text: 'a lamp', width: 6, shown: 'a lamp' },
  { text: 'a lamp', width: 5, shown: 'a la…' },
  { text: 'a lamp', width: 1, shown: '…' },
  { text: 'a lamp', width: 0, shown: '' },
  { text: '東京の夜', width: 6, shown: '東京…' },
  { text: '東京の夜', width: 7, shown: '東京の…' },
  { text: `a ${red}red${end} lamp`, width: 4, shown: `a ${red}r…${end}` },
  { text: `a ${red}red${end} lamp`, width: 6, shown: `a ${red}red${end}…` },
  { text: `${red}red${end}`, width: 3, shown: `${red}red${end}` },
])('$text in $width columns', ({ text, width, shown }) => {
  expect(cut(text, width)).toBe(shown);
  expect(textWidth(shown)).toBeLessThanOrEqual(width);
});
