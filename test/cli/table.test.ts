import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { table } from '../../src/cli/table.ts';

const columns = [
  { title: 'NAME', shrink: true },
  { title: 'PRICE', align: 'right' as const },
];

test('columns line up by what a terminal shows', () => {
  const lines = table(
    columns,
    [
      ['東京の夜', '$1.00'],
      ['🌙 moon', '$12.50'],
    ],
    80,
  );
  expect(lines).toEqual(['NAME       PRICE', '東京の夜   $1.00', '🌙 moon   $12.50']);
});

test('a narrow terminal shortens the column that may shrink, never the money', () => {
  const lines = table(columns, [['a name that is far too long for this', '$12.50']], 30);
  expect(lines.every((line) => stringWidth(line) <= 30)).toBe(true);
  expect(lines[1]).toMatch(/^a name .*… {2}\$12\.50$/);
});
