import { beforeAll, expect, test } from 'vitest';
import { type FindFaces, loadFaceFinder } from '../../src/faces/find-faces.ts';
import { drawPortrait } from './draw-portrait.ts';

let findFaces: FindFaces;
beforeAll(async () => {
  findFaces = await loadFaceFinder();
});

test.each([
  { places: [] },
  { places: [[80, 80]] },
  { places: [[240, 90]] },
  {
    places: [
      [70, 80],
      [250, 90],
    ],
  },
] as const)('faces are found where they are, and only there: $places', ({ places }) => {
  const found = findFaces(drawPortrait(320, 180, places)).toSorted((a, b) => a.x - b.x);
  expect(found).toHaveLength(places.length);
  for (const [index, [x, y]] of places.entries()) {
    const { x: left = 0, y: top = 0, width = 0, height = 0, score = 0 } = found[index] ?? {};
    expect(Math.abs((left + width / 2) * 320 - x)).toBeLessThan(12);
    expect(Math.abs((top + height / 2) * 180 - y)).toBeLessThan(16);
    expect(score).toBeGreaterThan(0.7);
  }
});

test('a picture of any size will do, and the same picture gives the same faces', () => {
  const picture = drawPortrait(161, 131, [[70, 66]]);
  expect(findFaces(picture)).toHaveLength(1);
  expect(findFaces(picture)).toEqual(findFaces(picture));
});
