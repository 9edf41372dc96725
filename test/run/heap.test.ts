import { expect, test } from 'vitest';
import { Heap } from '../../src/run/heap.ts';

test('gives out the least first, whatever came when', () => {
  const heap = new Heap<number>((one, other) => one < other);
  const numbers = Array.from({ length: 500 }, (_, index) => (index * 7919) % 503);
  const given: (number | undefined)[] = [];
  const expected: number[] = [];
  const held: number[] = [];
  for (const [index, number] of numbers.entries()) {
    heap.add(number);
    held.push(number);
    if (index % 3 !== 0) continue;
    held.sort((one, other) => other - one);
    expected.push(held.pop() ?? Number.NaN);
    given.push(heap.take());
  }
  while (heap.first !== undefined) given.push(heap.take());
  expect(given).toEqual([...expected, ...held.toSorted((one, other) => one - other)]);
  expect(heap.take()).toBeUndefined();
});
