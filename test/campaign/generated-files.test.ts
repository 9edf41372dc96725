import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generatedFiles } from '../../scripts/generate-schema.ts';
import { configSchema } from '../../src/campaign/config-schema.ts';
import { parseFile } from '../../src/campaign/parse-file.ts';
import { readCampaign } from './read-campaign.ts';

const files = Object.entries(generatedFiles());

test.each(files)('%s is what `node scripts/generate-schema.ts` writes', (file, text) => {
  expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toBe(text);
});

test('the examples of the reference are valid', () => {
  const reference = new Map(files).get('docs/campaign.md') ?? '';
  const examples = [...reference.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => text);
  const [short = '', long = '', config = ''] = examples;
  expect(examples).toHaveLength(3);
  expect(readCampaign(short).diagnostics).toEqual([]);
  expect(readCampaign(long).diagnostics).toEqual([]);
  expect(parseFile(configSchema, { file: 'reelmill.config.yaml', text: config }).diagnostics).toEqual([]);
});

test('the example of the models is valid', () => {
  const [, example = ''] = /```yaml\n(.*?)```/s.exec(new Map(files).get('docs/models.md') ?? '') ?? [];
  expect(readCampaign(example).diagnostics).toEqual([]);
  expect(readCampaign(example).campaign?.generate.limits?.usdPerSecond).toBe(0.06);
});

test('editors complete platforms, and still take one of a project', () => {
  const schema: unknown = JSON.parse(new Map(files).get('campaign.schema.json') ?? '');
  expect(schema).toMatchObject({
    properties: {
      platforms: { items: { anyOf: [{ enum: expect.arrayContaining(['tiktok', 'x']) }, { type: 'string' }] } },
    },
  });
});
