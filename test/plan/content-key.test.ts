import { expect, test } from 'vitest';
import { canonicalJson, contentKey } from '../../src/plan/content-key.ts';

test.each([
  ['order of properties', { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }],
  ['a property that is undefined', { a: 1 }, { a: 1, b: undefined }],
  ['the path of a file', { file: { path: '/a/x.png', sha256: 'f' } }, { file: { path: '/b/y.png', sha256: 'f' } }],
])('%s does not count', (_, one, other) => {
  expect(contentKey(one)).toBe(contentKey(other));
});

test.each([
  ['a value', { a: 1 }, { a: 2 }],
  ['the type of a value', { a: 1 }, { a: '1' }],
  ['the order of a list', { a: [1, 2] }, { a: [2, 1] }],
  ['the content of a file', { file: { path: '/x', sha256: 'e' } }, { file: { path: '/x', sha256: 'f' } }],
  ['a path that is no file', { path: '/a' }, { path: '/b' }],
  ['where one name ends', { ab: 'c' }, { a: 'bc' }],
])('%s counts', (_, one, other) => {
  expect(contentKey(one)).not.toBe(contentKey(other));
});

test('names are ordered by code unit, as on every machine', () => {
  expect(canonicalJson({ ö: 1, z: 2, Z: 3, 日: 4 })).toBe('{"Z":3,"z":2,"ö":1,"日":4}');
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, () => 1])(
  'refuses %s, which JSON would turn into null',
  (value) => {
    expect(() => contentKey([value])).toThrow(TypeError);
  },
);
