import { expect, test } from 'vitest';
import { linesOf } from './read-campaign.ts';

function mistakesOfName(name: string): string[] {
  return linesOf(`content: b\nplatforms: [x]\nname: ${JSON.stringify(name)}\n`);
}

test.each([
  'aurora-one',
  'Frühjahr 2027',
  '春のキャンペーン',
  'عرض الربيع',
  'מבצע אביב',
  'हिन्दी',
  '🚀',
  '👩‍👩‍👧 family',
  '50% off!',
  'a.b',
  'x'.repeat(100),
  '字'.repeat(33),
])('%s is a good name', (name) => {
  expect(mistakesOfName(name)).toEqual([]);
});

test.each([
  ['', 'is empty'],
  ['..', 'may not begin or end with a dot or a space'],
  ['../escape', 'may not contain /'],
  ['/etc/passwd', 'may not contain /'],
  ['a\\b', 'may not contain /'],
  ['C:', 'may not contain /'],
  ['a\nb', 'or control characters'],
  ['a\u0000b', 'or control characters'],
  ['a\u007fb', 'or control characters'],
  ['.hidden', 'may not begin or end with a dot or a space'],
  ['trailing.', 'may not begin or end with a dot or a space'],
  [' a', 'may not begin or end with a dot or a space'],
  ['con', 'is a name that Windows keeps for itself'],
  ['LPT1', 'is a name that Windows keeps for itself'],
  ['fpm\u202egpj', 'invisible direction marks'],
  ['\ud800', 'invisible direction marks'],
  ['x'.repeat(101), 'may not be longer than 100 bytes'],
  ['字'.repeat(34), 'may not be longer than 100 bytes'],
])('%j is refused', (name, reason) => {
  expect(mistakesOfName(name).join('\n')).toContain(reason);
});

test('two spellings of one name are one file', () => {
  const text = 'name: a\ncontent: b\nplatforms: [x]\nvideos: [{ id: "caf\\u00e9" }, { id: "cafe\\u0301" }]\n';
  expect(linesOf(text)).toEqual([
    '4:37 duplicate-id: "cafe\u0301" and the video "caf\u00e9" would share a file name (give each its own id)',
  ]);
});
