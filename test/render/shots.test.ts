import { expect, test } from 'vitest';
import { sharesOf, shotsOf } from '../../src/render/shots.ts';
import { smallPlatform, testEdit } from './test-edit.ts';

test('shots add up to the video to the frame, whatever the rounding', () => {
  const fps = 24;
  const shots = [
    { clip: 'a', seconds: 1.013 },
    { clip: 'b', seconds: 2.49, fade: 0.41 },
    { clip: 'c', seconds: 1.987 },
    { clip: 'd', seconds: 1.52, fade: 0.33 },
  ];
  const edit = testEdit(smallPlatform(), shots, { fps });
  const laid = shotsOf(edit);
  for (const [index, shot] of laid.entries()) {
    const next = laid[index + 1];
    expect(shot.start + shot.frames).toBe(next === undefined ? Math.round(edit.seconds * fps) : next.start + next.fade);
  }
});

test('the end card is a shot like any other, without a scene', () => {
  const endCard = { start: 1.6, seconds: 1, fade: 0.4, cta: 'Go', tagline: undefined };
  const edit = testEdit(smallPlatform(), [{ clip: 'a', seconds: 2 }], { endCard, seconds: 2.6 });
  expect(shotsOf(edit)).toMatchObject([
    { start: 0, frames: 60, fade: 0 },
    { scene: undefined, start: 48, frames: 30, fade: 12 },
  ]);
});

test('the last clip of a scene takes what rounding leaves', () => {
  const clips = [1.01, 1.01, 1].map((seconds) => ({ key: 'a', from: 0, seconds }));
  const [scene] = testEdit(smallPlatform(), [{ clip: 'a', seconds: 3.02, more: { clips } }]).scenes;
  if (scene === undefined) throw new Error('no scene');
  expect(sharesOf(scene, 91, 30).map(({ frames }) => frames)).toEqual([30, 30, 31]);
});
