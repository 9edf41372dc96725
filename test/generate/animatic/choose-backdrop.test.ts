import { expect, test } from 'vitest';
import { chooseBackdrop } from '../../../src/generate/providers/animatic/choose-backdrop.ts';

test.each([
  ['Macro shot along the edge of a matte black phone', 'product'],
  ['A perfume bottle on a pedestal, studio light', 'product'],
  ['A rain-wet city at night from a rooftop, neon reflections', 'city'],
  ['Mountain landscape under northern lights, pine ridges', 'landscape'],
  ['Waves roll onto a beach at sunset', 'ocean'],
  ['A quiet desk in a home office, morning light', 'interior'],
  ['Two friends smile at each other', 'people'],
  ['Data streams through a network', 'tech'],
  ['Abstract silk curtains of light, no objects', 'mesh'],
  ['静かな夜の街', 'city'],
  ['山と森の風景', 'landscape'],
])('%s: %s', (note, backdrop) => {
  expect(chooseBackdrop(note, 'cinematic', 1)).toBe(backdrop);
});

test('the scene’s own words come before those that the platform’s style adds', () => {
  expect(chooseBackdrop('A sailing boat at sea', 'A sailing boat at sea. City city city city.', 1)).toBe('ocean');
  expect(chooseBackdrop('Something new', 'Something new. City lights.', 1)).toBe('city');
});

test('words that say nothing get something abstract, and not always the same', () => {
  const chosen = new Set(Array.from({ length: 20 }, (_, seed) => chooseBackdrop('Something new', 'bold', seed)));
  expect([...chosen].toSorted()).toEqual(['mesh', 'tech']);
});
