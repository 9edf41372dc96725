import { expect, test } from 'vitest';
import { phraseCost } from '../../src/text/phrase-cost.ts';

test.each([
  ['en', 'dark, ', 'and ', 'end', 'a comma'],
  ['th', 'หลับใหล ', 'และ', 'end', 'the space of Thai'],
  ['en', 'dark ', 'and ', 'good', 'before a conjunction'],
  ['de', 'Nachtaufnahmen ', 'in ', 'good', 'before a preposition'],
  ['en', 'city ', 'sleeps ', 'fair', 'between two words'],
  ['en', 'the ', 'city ', 'bad', 'after an article'],
  ['fr-CA', 'dans ', 'la ', 'bad', 'after a preposition'],
  ['hi', 'शहर ', 'में ', 'bad', 'before a postposition'],
  ['en', '48 ', 'MP ', 'bad', 'between number and unit'],
  ['de', '799 ', '€. ', 'bad', 'between number and currency'],
  ['ja', 'Aurora ', 'One」', 'bad', 'within a Latin name'],
  ['ja', '「光」', 'なら、', 'bad', 'between a quotation and its particle'],
  ['ar', 'Aurora ', 'One ', 'bad', 'within a Latin name'],
])('%s: a line between "%s" and "%s" is %s: %s', (locale, before, after, expected) => {
  const cost = phraseCost(before, after, locale);
  expect(cost === 0 ? 'end' : cost < 0.2 ? 'good' : cost < 0.5 ? 'fair' : 'bad').toBe(expected);
});
