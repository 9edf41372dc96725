import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { expect, test } from 'vitest';
import { brandSchema } from '../../src/campaign/brand-schema.ts';
import { catalogueSchema } from '../../src/campaign/model-schema.ts';
import { parseFile } from '../../src/campaign/parse-file.ts';
import { platformSchema } from '../../src/campaign/platform-schema.ts';

// Brands, profiles and catalogues are read by the same function as campaigns: a mistake in each, made in the real file.

const templates = new URL('../../templates/', import.meta.url);

test.each<[what: string, schema: z.ZodType, file: string, right: string, wrong: string, expected: string]>([
  [
    'an unknown colour',
    brandSchema,
    'brands/default.yaml',
    '  accent:',
    '  acent:',
    'unknown key "acent" (did you mean "accent"?)',
  ],
  [
    'a colour that became a comment',
    brandSchema,
    'brands/default.yaml',
    "'#ffb454'",
    '#ffb454',
    'accent must be a colour in quotes, such as "#1b7cff"',
  ],
  [
    'a colour by name',
    brandSchema,
    'brands/default.yaml',
    "'#ffb454'",
    'orange',
    'accent must be a colour in quotes, such as "#1b7cff"',
  ],
  [
    'a corner in the middle',
    brandSchema,
    'brands/aurora.yaml',
    'corner: top-left',
    'corner: top-centre',
    'corner must be top-left, top-right, bottom-left or bottom-right, not "top-centre"',
  ],
  [
    'an odd height',
    platformSchema,
    'platforms/tiktok.yaml',
    'height: 1920',
    'height: 1921',
    'height must be a multiple of 2',
  ],
  [
    'another shape',
    platformSchema,
    'platforms/tiktok.yaml',
    'height: 1920',
    'height: 1080',
    'aspect must be the shape of width and height',
  ],
  [
    'a day that is none',
    platformSchema,
    'platforms/tiktok.yaml',
    /date: .*?([,\s}])/u.source,
    'date: soon$1',
    'date must be a date such as 2026-12-31',
  ],
  [
    'an id that is no folder',
    platformSchema,
    'platforms/tiktok.yaml',
    'id: tiktok',
    'id: ../tiktok',
    'id must be made of a-z, 0-9 and -, since it becomes a folder name',
  ],
  [
    'a model of no provider',
    catalogueSchema,
    'models/openai.yaml',
    'provider: openai',
    'provder: openai',
    'unknown key "provder" (did you mean "provider"?)',
  ],
])('%s', (_, schema, file, right, wrong, expected) => {
  const text = readFileSync(new URL(file, templates), 'utf8');
  const changed = text.replace(new RegExp(right), wrong);
  expect(changed).not.toBe(text);
  expect(parseFile(schema, { file, text }).diagnostics).toEqual([]);
  const messages = parseFile(schema, { file, text: changed }).diagnostics.map(
    ({ message, hint }) => message + (hint ? ` (${hint})` : ''),
  );
  expect(messages).toContain(expected);
});
