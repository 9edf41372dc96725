import { expect, test } from 'vitest';
import type { Edit } from '../../../src/plan/edit.ts';
import type { Yardstick } from '../../../src/render/inspect/rule.ts';
import { wordRules } from '../../../src/render/inspect/word-rules.ts';
import { nothingFound } from '../nothing-found.ts';
import { smallPlatform, testEdit } from '../test-edit.ts';

const platform = smallPlatform();
const headline = (text: string, seconds = 4) => ({ clip: 'a', seconds, more: { text } });
const card = (cta: string, seconds: number) => ({ start: 4, seconds, fade: 0.4, cta, tagline: undefined });

/** 180x320 with a zone of 16 above, 12 at the sides and 32 below. */
const placed = { name: 'headline 1', start: 0.5, end: 3, x: 20, y: 40, width: 120, height: 60 };
const face = { ...placed, name: 'face', x: 60, y: 60, width: 60, height: 80 };

interface Case {
  readonly rule: string;
  readonly name: string;
  readonly asked: Partial<Yardstick>;
  /** What the file has, where it is missed. */
  readonly missed?: string;
}

const edited = (texts: readonly string[], more: Partial<Edit> = {}) => ({
  edit: testEdit(
    platform,
    texts.map((text) => headline(text)),
    more,
  ),
});
const ja = { locale: 'ja' };

const cases: readonly Case[] = [
  { rule: 'layout.safe-zone', name: 'inside', asked: { drawn: [placed] } },
  {
    rule: 'layout.safe-zone',
    name: 'under the buttons at the foot',
    asked: { drawn: [placed, { ...placed, name: 'logo', y: 240 }] },
    missed: 'logo x 20 to 140, y 240 to 300',
  },
  {
    rule: 'layout.safe-zone',
    name: 'over the edge',
    asked: { drawn: [{ ...placed, x: 60 }] },
    missed: 'headline 1 x 60 to 180, y 40 to 100',
  },
  { rule: 'layout.over-face', name: 'beside a face', asked: { drawn: [placed], faces: [{ ...face, y: 100 }] } },
  {
    rule: 'layout.over-face',
    name: 'before a face comes',
    asked: { drawn: [placed], faces: [{ ...face, start: 3, end: 4 }] },
  },
  {
    rule: 'layout.over-face',
    name: 'over a face',
    asked: { drawn: [placed], faces: [face] },
    missed: 'headline 1 over a face',
  },
  { rule: 'text.reading-time', name: 'long enough', asked: edited(['Meet Aurora One']) },
  {
    rule: 'text.reading-time',
    name: 'much to read in 4 s',
    asked: edited(['A headline of so many words that nobody who looks at a phone has read it before it goes']),
    missed: 'headline 1 3.8 s for what takes 5.1 s',
  },
  {
    rule: 'text.reading-time',
    name: 'an end card to be read',
    asked: edited(['Go'], { seconds: 6, endCard: card('Pre-order today', 2) }),
  },
  {
    rule: 'text.reading-time',
    name: 'an end card that flashes by',
    asked: edited(['Go'], { seconds: 5, endCard: card('Pre-order it today', 1) }),
    missed: 'end card 0.6 s for what takes 1.1 s',
  },
  {
    rule: 'text.reading-time',
    name: 'Japanese is read sign by sign',
    asked: edited(['闇のなかをどこまでも見とおす電話'], ja),
    missed: 'headline 1 3.8 s for what takes 4.0 s',
  },
  { rule: 'text.language', name: 'English', asked: edited(['Every light. Every colour.']) },
  { rule: 'text.language', name: 'a name among Japanese', asked: edited(['Aurora One', 'すべての光を。'], ja) },
  {
    rule: 'text.language',
    name: 'a sentence among Japanese',
    asked: edited(['すべての光を。', 'Every light you see'], ja),
    missed: 'headline 2 is in Latin letters',
  },
  {
    rule: 'text.language',
    name: 'all in Latin letters, as some campaigns are',
    asked: edited(['Every light you see'], ja),
  },
  {
    rule: 'text.language',
    name: 'Japanese in English',
    asked: edited(['すべての光を。']),
    missed: 'headline 1 is in another script',
  },
  { rule: 'text.language', name: 'Chinese', asked: edited(['每一束光'], { locale: 'zh-Hans' }) },
  {
    rule: 'text.language',
    name: 'Japanese in Chinese',
    asked: edited(['光の街'], { locale: 'zh' }),
    missed: 'headline 1 holds Japanese letters',
  },
  { rule: 'text.language', name: 'Arabic', asked: edited(['كل ضوء Aurora'], { locale: 'ar' }) },
  { rule: 'text.language', name: 'Serbian in either script', asked: edited(['Свако светло'], { locale: 'sr' }) },
  {
    rule: 'text.language',
    name: 'Russian in German',
    asked: edited(['Каждый свет']),
    missed: 'headline 1 is in another script',
  },
];

test.each(cases)('$rule: $name', ({ rule, asked, missed }) => {
  const found = wordRules.find((one) => one.rule === rule);
  const edit = testEdit(platform, []);
  const sources = { still: [], black: [], silent: [] };
  const verdict = found?.judge(nothingFound, { platform, edit, sources, drawn: [], ...asked });
  expect(verdict?.ok).toBe(missed === undefined);
  if (missed === undefined) return;
  expect(verdict?.value).toBe(missed);
  expect(verdict?.spots?.length).toBeGreaterThan(0);
});

test('what nobody looked for is not judged, and a remark is said to be one', () => {
  const yardstick = {
    platform,
    edit: testEdit(platform, []),
    sources: { still: [], black: [], silent: [] },
    drawn: [],
  };
  expect(wordRules.map(({ rule, judge }) => [rule, judge(nothingFound, yardstick)])).toEqual(
    wordRules.map(({ rule }) => [rule, undefined]),
  );
  expect(wordRules.filter(({ remark }) => remark !== true).map(({ rule }) => rule)).toEqual(['layout.safe-zone']);
});
