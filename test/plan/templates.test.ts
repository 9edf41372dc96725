import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Catalogue, catalogueSchema } from '../../src/campaign/model-schema.ts';
import { type Platform, platformSchema } from '../../src/campaign/platform-schema.ts';
import { planCampaign } from '../../src/plan/plan-campaign.ts';
import { campaign, planInput, scene, variant, video } from './plan-input.fixture.ts';

// The data that ships: every platform must be plannable with every model, and no prompt may lose its style.

function load<T>(folder: string, read: (data: unknown) => T): T[] {
  const url = new URL(`../../templates/${folder}/`, import.meta.url);
  return readdirSync(url).map((name) => read(parse(readFileSync(new URL(name, url), 'utf8'))));
}

const platforms = new Map(load('platforms', (data): Platform => platformSchema.parse(data)).map((p) => [p.id, p]));
const catalogues = new Map(
  load('models', (data): Catalogue => catalogueSchema.parse(data)).map((c) => [c.provider, c]),
);
const models = [...catalogues.values()]
  .filter(({ provider }) => provider !== 'footage')
  .flatMap(({ provider, models: all }) => all.map(({ id }) => ({ provider, model: id })));

test('there are platforms and models', () => {
  expect(platforms.size).toBeGreaterThanOrEqual(17);
  expect(models.length).toBeGreaterThanOrEqual(2);
});

const planWith = (provider: string, model: string, tune: 'platform' | 'aspect' | 'none') => {
  const scenes = [scene(), scene({ prompt: 'Waves over black rocks', seconds: 5 }), scene({ prompt: 'A gull lands' })];
  const videos = [video({ platforms: [...platforms.keys()], variants: [variant({ scenes })] })];
  return planCampaign(planInput({ platforms, catalogues, campaign: campaign({ videos }, { provider, model, tune }) }));
};

test.each(models)('$provider $model serves every platform', ({ provider, model }) => {
  const { clips, deliverables } = planWith(provider, model, 'platform');
  expect(deliverables).toHaveLength(platforms.size * 2);
  for (const { request, usedBy } of clips) {
    const platform = platforms.get(usedBy[0]?.split('/')[1] ?? '');
    expect(request.prompt).toContain(platform?.prompt.style);
    expect(request.prompt).toContain(platform?.prompt.framing.trim());
    expect(request.avoid).toEqual(['crowds', ...(platform?.prompt.avoid ?? [])]);
  }
});

test.each(models)('$provider $model makes fewer clips the more is shared', ({ provider, model }) => {
  const [platform, aspect, none] = (['platform', 'aspect', 'none'] as const).map(
    (tune) => planWith(provider, model, tune).clips,
  );
  expect(none).toHaveLength(3);
  expect(aspect?.length).toBe(3 * new Set(aspect?.map((clip) => clip.request.aspect)).size);
  expect(platform?.length).toBe(3 * platforms.size);
});
