import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { generatedFiles } from '../../scripts/generate-schema.ts';
import { keyVariables } from '../../src/generate/key-variables.ts';
import { providerIds } from '../../src/generate/registry.ts';
import { loadConfig } from '../../src/project/load-config.ts';
import { makeProject } from '../project/make-project.ts';
import { readCampaign } from './read-campaign.ts';

const files = Object.entries(generatedFiles());

test.each(files)('%s is what `node scripts/generate-schema.ts` writes', (file, text) => {
  expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toBe(text);
});

const examplesIn = (file: string): string[] =>
  [...(new Map(files).get(file) ?? '').matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => text);

test('the campaigns of the reference are valid', () => {
  const examples = examplesIn('docs/campaign.md');
  expect(examples).toHaveLength(2);
  expect(examples.map((text) => readCampaign(text).diagnostics)).toEqual([[], []]);
});

test('the configurations of the reference are valid', async () => {
  const examples = examplesIn('docs/configuration.md');
  expect(examples).toHaveLength(8);
  const env = { TOOLS: '/opt/tools', VIDEO_BUDGET: '500 USD' };
  for (const text of examples) {
    const root = makeProject({ 'reelmill.config.yaml': text });
    expect((await loadConfig(root, { cwd: root, env })).diagnostics, text).toEqual([]);
  }
});

test('the example of an environment sets what the configuration says is read', () => {
  const example = parseEnv(
    readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').replaceAll(/^# ?/gm, ''),
  );
  const described = JSON.stringify(new Map(files).get('config.schema.json')).matchAll(/\b[A-Z]+(?:_[A-Z]+)+\b/g);
  const needed = new Set([...described].map(([name]) => name));
  expect(needed).toContain('XAI_API_KEY');
  expect(Object.keys(example)).toEqual(expect.arrayContaining([...needed]));
  expect(Object.values(example).join('')).toBe('');
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

test('editors complete the providers whose limits are set', () => {
  const schema: unknown = JSON.parse(new Map(files).get('config.schema.json') ?? '');
  const propertyNames = { enum: expect.arrayContaining(['animatic', 'footage', ...providerIds]) };
  expect(schema).toMatchObject({ properties: { limits: { propertyNames } } });
});

test.each(Object.entries(keyVariables).filter(([id]) => id !== 'google-vertex'))(
  'where the key of %s is looked for is said as it is',
  (id, variable) => {
    const schema: unknown = JSON.parse(new Map(files).get('config.schema.json') ?? '');
    const described = { description: expect.stringContaining(`Its key is in ${variable} unless given.`) };
    expect(schema).toMatchObject({ properties: { providers: { properties: { [id]: described } } } });
  },
);

test('the page about providers has every provider, with the variable that holds its key', () => {
  const page = readFileSync(new URL('../../docs/providers.md', import.meta.url), 'utf8');
  const missing = providerIds.filter((id) => {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${id}\` `));
    return row === undefined || !row.includes(keyVariables[id] ?? '');
  });
  expect(missing).toEqual([]);
});
