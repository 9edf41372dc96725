import { expect, test } from 'vitest';
import { textDirection } from '../../src/plan/text-direction.ts';

test.each([
  ...['ar', 'ar-EG', 'he', 'fa', 'ur', 'ps', 'yi', 'dv', 'ckb', 'az-Arab', 'pa-Arab', 'ug', 'sd'].map((tag) => [
    tag,
    'rtl',
  ]),
  ...['en', 'ja', 'zh-Hant', 'pt-BR', 'az', 'pa', 'hi', 'ku', 'ar-Latn', 'th'].map((tag) => [tag, 'ltr']),
])('%s runs %s', (locale, direction) => {
  expect(textDirection(locale)).toBe(direction);
});
