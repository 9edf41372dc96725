import { expect, test } from 'vitest';
import { legalSeconds } from '../../src/campaign/legal-seconds.ts';
import { planCampaign } from '../../src/plan/plan-campaign.ts';
import { brand, scene, scenesInput } from './plan-input.fixture.ts';

test.each([
  { text: 'Simulated images.', locale: 'en', seconds: 2.4 },
  { text: 'one two three four five six seven eight nine', locale: 'en', seconds: 3.8 },
  { text: 'one two three four five six seven eight nine ten', locale: 'en', seconds: 5 },
  { text: '画面はイメージです。', locale: 'ja', seconds: 2.8 },
])('$text must stand $seconds s', ({ text, locale, seconds }) => {
  expect(legalSeconds(text, locale)).toBeCloseTo(seconds, 5);
});

const editOf = (scenes: Parameters<typeof scenesInput>[0], legal?: string) =>
  planCampaign(scenesInput(scenes, { input: legal === undefined ? {} : { brand: { ...brand, legal: { en: legal } } } }))
    .deliverables[0]?.edit;

test('the same line in scenes that follow each other is one that stands longer', () => {
  const legal = { en: 'Terms apply here and there.' };
  const edit = editOf([scene({ seconds: 2, legal }), scene({ seconds: 2, legal }), scene()]);
  expect(edit?.legal).toEqual([{ start: 0, end: 3.6, text: legal.en }]);
});

test('the end card stands as long as the small print of the brand takes', () => {
  const edit = editOf([scene()], 'one two three four five six seven eight nine ten');
  expect(edit?.endCard?.seconds).toBe(5);
  expect(edit?.legal).toEqual([{ start: edit?.endCard?.start, end: edit?.seconds, text: expect.any(String) }]);
});

test('an edit without small print says nothing of it', () => {
  expect(Object.keys(editOf([scene()]) ?? {})).not.toContain('legal');
});

test('a line that transitions leave too little time is a mistake that names video, scene and locale', () => {
  const scenes = [
    scene({ seconds: 2.4, legal: { en: 'Simulated images.' } }),
    scene({ legal: { en: 'Terms apply.' } }),
  ];
  expect(() => editOf(scenes)).toThrow(
    'coast, scene 1: the legal line in en has 2 words, must stand 2.4 s and stands 2.2 s. Let it stand longer',
  );
});
