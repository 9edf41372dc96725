import { expect, test } from 'vitest';
import { planCampaign } from '../../src/plan/plan-campaign.ts';
import { layTimeline } from '../../src/plan/timeline.ts';
import { joinOf, transitionSeconds } from '../../src/plan/transition.ts';
import { scene, scenesInput } from './plan-input.fixture.ts';

test.each([
  { written: 'cut', seconds: 0, join: undefined },
  { written: 'fade', seconds: 0.4, join: undefined },
  { written: { kind: 'fade', seconds: 1 }, seconds: 1, join: undefined },
  { written: 'dip', seconds: 0.6, join: { kind: 'dip', colour: '#060a14' } },
  { written: { kind: 'dip', colour: '#ffffff' }, seconds: 0.6, join: { kind: 'dip', colour: '#ffffff' } },
  { written: 'slide', seconds: 0.5, join: { kind: 'slide', direction: 'left' } },
  { written: { kind: 'wipe', direction: 'up' }, seconds: 0.5, join: { kind: 'wipe', direction: 'up' } },
  { written: { kind: 'zoom', direction: 'out' }, seconds: 0.5, join: { kind: 'zoom', direction: 'out' } },
] as const)('$written', ({ written, seconds, join }) => {
  expect(transitionSeconds(written)).toBe(seconds);
  expect(joinOf(written, 'ltr', '#060a14')).toEqual(join);
});

test('what comes next comes from the left where words are read from the right', () => {
  expect(joinOf('slide', 'rtl', '#000000')).toEqual({ kind: 'slide', direction: 'right' });
});

test('the brand says how scenes begin that do not say it, and the end card', () => {
  const scenes = [scene({ transition: undefined }), scene({ transition: undefined }), scene({ transition: 'cut' })];
  const { scenes: spans, endCard } = layTimeline(scenes, 30, true, { transition: { kind: 'dip', seconds: 1 } });
  expect([...spans, endCard].map((span) => span?.fade)).toEqual([0, 30, 0, 20]);
});

test('the edit says how a scene takes over; a cut and a cross-fade are as they were before there were others', () => {
  const scenes = [
    scene(),
    scene({ transition: 'wipe' }),
    scene({ transition: 'cut' }),
    scene({ transition: undefined }),
  ];
  const edit = planCampaign(scenesInput(scenes)).deliverables[0]?.edit;
  expect(edit?.scenes.map(({ fade, join }) => ({ fade, join }))).toEqual([
    { fade: 0, join: undefined },
    { fade: 0.5, join: { kind: 'wipe', direction: 'left' } },
    { fade: 0, join: undefined },
    { fade: 0.4, join: undefined },
  ]);
  expect(edit?.scenes.map((one) => 'join' in one)).toEqual([false, true, false, false]);
});
