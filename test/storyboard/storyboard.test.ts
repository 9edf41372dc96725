import { expect, test } from 'vitest';
import { planCampaign } from '../../src/plan/plan-campaign.ts';
import { storyboard } from '../../src/storyboard/storyboard.ts';
import { scene, scenesInput } from '../plan/plan-input.fixture.ts';

test('a board for each language, each scene alone in its frame', () => {
  const scenes = [scene({ voice: { en: 'First.' } }), scene({ text: { en: 'Breathe' }, voice: { en: 'Second.' } })];
  const boards = storyboard(planCampaign(scenesInput(scenes)));
  expect(boards.map(({ title }) => title)).toEqual(['coast · en', 'coast · ja']);
  const [{ panels, task } = { panels: [], task: undefined }] = boards;
  expect(panels.map(({ name, voice, text }) => [name, voice, text])).toEqual([
    ['Scene 1', 'First.', undefined],
    ['Scene 2', 'Second.', 'Breathe'],
    ['End card', undefined, 'Book now'],
  ]);
  const starts = [...(task?.edit.scenes ?? []), task?.edit.endCard].map((one) => one?.start ?? 0);
  for (const [index, { at }] of panels.entries()) {
    expect(at).toBeGreaterThan(starts[index] ?? 0);
    expect(at).toBeLessThan(starts[index + 1] ?? Infinity);
  }
});

/** Forty frames at 30 a second are no whole milliseconds. */
const cut = (voice: string) => scene({ seconds: 40 / 30, transition: 'cut', voice: { en: voice } });

test('words that begin with a cut belong to the scene that begins there', () => {
  const [board] = storyboard(planCampaign(scenesInput([cut('First.'), cut('Second.'), cut('Third.')])));
  expect(board?.panels.map(({ voice }) => voice)).toEqual(['First.', 'Second.', 'Third.', undefined]);
});
