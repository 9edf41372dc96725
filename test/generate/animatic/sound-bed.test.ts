import { expect, test } from 'vitest';
import { composeBed } from '../../../src/generate/providers/animatic/sound-bed.ts';
import { sceneRequest } from './scene-request.ts';

function samplesOf(scene: number, seconds: number): Int16Array {
  const request = sceneRequest('A city');
  const bed = composeBed({ ...request, board: request.board && { ...request.board, scene } }, seconds);
  return new Int16Array(bed.buffer, bed.byteOffset + 44, (bed.length - 44) / 2);
}

test.each([0.04, 0.5, 4, 10.3])('%f s: as long as asked, never clipped, from silence to silence', (seconds) => {
  const samples = samplesOf(1, seconds);
  expect(samples.length).toBe(Math.round(seconds * 48_000) * 2);
  const loudest = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  expect(loudest).toBeLessThan(20_000);
  expect(loudest).toBeGreaterThan(500);
  expect(Math.abs(samples[0] ?? 1)).toBeLessThan(10);
  expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(10);
});

test('the same scene sounds the same, the next one different', () => {
  expect(samplesOf(1, 1)).toEqual(samplesOf(1, 1));
  expect(samplesOf(2, 1)).not.toEqual(samplesOf(1, 1));
});

test('both sides carry the pad, and not the same one', () => {
  const samples = samplesOf(1, 2);
  const energy = (side: number) =>
    samples.reduce((sum, value, index) => (index % 2 === side ? sum + value ** 2 : sum), 0);
  expect(energy(0) / energy(1)).toBeGreaterThan(0.3);
  expect(energy(0) / energy(1)).toBeLessThan(3);
  expect(samples.some((value, index) => index % 2 === 0 && Math.abs(value - (samples[index + 1] ?? 0)) > 300)).toBe(
    true,
  );
});
