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

/** What nobody knows the price of is not planned unless the campaign gives it. */
function priceUnlessKnown(provider: string, id: string | undefined) {
  const catalogue = catalogues.get(provider);
  const known = catalogue?.models.find((model) => model.id === (id ?? catalogue.default));
  return known?.price === 'unknown' ? { usdPerSecond: 0.5 } : undefined;
}

const planWith = (provider: string, model: string, tune: 'platform' | 'aspect' | 'none') => {
  const scenes = [scene(), scene({ prompt: 'Waves over black rocks', seconds: 5 }), scene({ prompt: 'A gull lands' })];
  const videos = [video({ platforms: [...platforms.keys()], variants: [variant({ scenes })] })];
  const limits = priceUnlessKnown(provider, model);
  return planCampaign(
    planInput({ platforms, catalogues, campaign: campaign({ videos }, { provider, model, limits, tune }) }),
  );
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

const essentials = (provider: string, generate: object) => {
  const videos = [video({ platforms: ['youtube', 'instagram', 'tiktok'], variants: [variant({ scenes: [scene()] })] })];
  const limits = priceUnlessKnown(provider, undefined);
  const settings = campaign({ locales: ['en'], videos }, { provider, limits, ...generate });
  const { clips } = planCampaign(planInput({ platforms, catalogues, campaign: settings, today: '2026-11-24' }));
  return clips.map(({ request, estimateUsd, priceAsOf }) => {
    const { model, seconds, width, height, aspect, tier, audio, fps } = request;
    const size = `${width}x${height} ${aspect}${tier === undefined ? '' : ` ${tier}`}`;
    const sound = audio === undefined ? '' : ` sound ${audio ? 'on' : 'off'}`;
    return `${model}: ${seconds} s, ${size}, ${fps} fps${sound}, $${estimateUsd} (${priceAsOf ?? 'no date'})`;
  });
};

const providers = [...catalogues.keys()].filter((provider) => provider !== 'footage').toSorted();

test('what each provider is asked for, for YouTube, Instagram and TikTok', () => {
  const asked = Object.fromEntries(providers.map((provider) => [provider, essentials(provider, {})]));
  expect(asked).toMatchInlineSnapshot(`
    {
      "ai-gateway": [
        "google/veo-3.1-fast-generate-001: 4 s, 1280x720 16:9, 24 fps sound on, $0.4 (2026-10-07)",
        "google/veo-3.1-fast-generate-001: 4 s, 1280x720 16:9, 24 fps sound on, $0.4 (2026-10-07)",
        "google/veo-3.1-fast-generate-001: 4 s, 720x1280 9:16, 24 fps sound on, $0.4 (2026-10-07)",
      ],
      "alibaba": [
        "wan2.7-t2v: 4 s, 1280x720 16:9 720P, 30 fps, $0.4 (2026-07-10)",
        "wan2.7-t2v: 4 s, 720x720 1:1 720P, 30 fps, $0.4 (2026-07-10)",
        "wan2.7-t2v: 4 s, 720x1280 9:16 720P, 30 fps, $0.4 (2026-07-10)",
      ],
      "animatic": [
        "animatic-1: 4 s, 1280x720 16:9, 30 fps, $0 (no date)",
        "animatic-1: 4 s, 720x720 1:1, 30 fps, $0 (no date)",
        "animatic-1: 4 s, 720x1280 9:16, 30 fps, $0 (no date)",
      ],
      "black-forest-labs": [
        "flux-3-video: 5 s, 1280x720 16:9 hd, 24 fps sound on, $2.5 (no date)",
        "flux-3-video: 5 s, 720x720 1:1 hd, 24 fps sound on, $2.5 (no date)",
        "flux-3-video: 5 s, 720x1280 9:16 hd, 24 fps sound on, $2.5 (no date)",
      ],
      "fal": [
        "fal-ai/veo3.1/fast: 4 s, 1280x720 16:9 720p, 24 fps sound on, $0.6 (2026-04-06)",
        "fal-ai/veo3.1/fast: 4 s, 1280x720 16:9 720p, 24 fps sound on, $0.6 (2026-04-06)",
        "fal-ai/veo3.1/fast: 4 s, 720x1280 9:16 720p, 24 fps sound on, $0.6 (2026-04-06)",
      ],
      "google": [
        "gemini-omni-1.2-flash: 4 s, 1280x720 16:9 720p, 24 fps, $0.28 (2026-11-22)",
        "gemini-omni-1.2-flash: 4 s, 1280x720 16:9 720p, 24 fps, $0.28 (2026-11-22)",
        "gemini-omni-1.2-flash: 4 s, 720x1280 9:16 720p, 24 fps, $0.28 (2026-11-22)",
      ],
      "google-vertex": [
        "veo-3.1-fast-generate-001: 4 s, 1280x720 16:9, 24 fps sound on, $0.4 (2026-10-07)",
        "veo-3.1-fast-generate-001: 4 s, 1280x720 16:9, 24 fps sound on, $0.4 (2026-10-07)",
        "veo-3.1-fast-generate-001: 4 s, 720x1280 9:16, 24 fps sound on, $0.4 (2026-10-07)",
      ],
      "minimax": [
        "MiniMax-H3: 4 s, 1366x768 16:9 768P, 24 fps, $0.32 (2026-10-24)",
        "MiniMax-H3: 4 s, 768x768 1:1 768P, 24 fps, $0.32 (2026-10-24)",
        "MiniMax-H3: 4 s, 768x1366 9:16 768P, 24 fps, $0.32 (2026-10-24)",
      ],
      "openai": [
        "sora-2: 4 s, 1280x720 16:9, 30 fps, $0.4 (2026-09-24)",
        "sora-2: 4 s, 1280x720 16:9, 30 fps, $0.4 (2026-09-24)",
        "sora-2: 4 s, 720x1280 9:16, 30 fps, $0.4 (2026-09-24)",
      ],
      "replicate": [
        "google/veo-3.1-fast: 4 s, 1280x720 16:9 720p, 24 fps sound on, $0.6 (2026-05-31)",
        "google/veo-3.1-fast: 4 s, 1280x720 16:9 720p, 24 fps sound on, $0.6 (2026-05-31)",
        "google/veo-3.1-fast: 4 s, 720x1280 9:16 720p, 24 fps sound on, $0.6 (2026-05-31)",
      ],
      "runway": [
        "gen4.5: 4 s, 1280x720 16:9, 24 fps, $0.48 (2026-11-22)",
        "gen4.5: 4 s, 1280x720 16:9, 24 fps, $0.48 (2026-11-22)",
        "gen4.5: 4 s, 720x1280 9:16, 24 fps, $0.48 (2026-11-22)",
      ],
      "xai": [
        "grok-imagine-video: 4 s, 1280x720 16:9 720p, 24 fps sound on, $0.28 (2026-07-10)",
        "grok-imagine-video: 4 s, 720x720 1:1 720p, 24 fps sound on, $0.28 (2026-07-10)",
        "grok-imagine-video: 4 s, 720x1280 9:16 720p, 24 fps sound on, $0.28 (2026-07-10)",
      ],
    }
  `);
});

test('what each provider is asked for at 1080p without sound', () => {
  const quiet = { resolution: '1080p', audio: false, tune: 'none' };
  const asked = Object.fromEntries(providers.map((provider) => [provider, essentials(provider, quiet)]));
  expect(asked).toMatchInlineSnapshot(`
    {
      "ai-gateway": [
        "google/veo-3.1-fast-generate-001: 4 s, 1920x1080 16:9, 24 fps sound off, $0.4 (2026-07-10)",
      ],
      "alibaba": [
        "wan2.7-t2v: 4 s, 1080x1080 1:1 1080P, 30 fps, $0.6 (2026-07-10)",
      ],
      "animatic": [
        "animatic-1: 4 s, 1080x1080 1:1, 30 fps, $0 (no date)",
      ],
      "black-forest-labs": [
        "flux-3-video: 5 s, 1080x1080 1:1 fhd, 24 fps sound off, $2.5 (no date)",
      ],
      "fal": [
        "fal-ai/veo3.1/fast: 4 s, 1920x1080 16:9 1080p, 24 fps sound off, $0.4 (2026-05-31)",
      ],
      "google": [
        "gemini-omni-1.2-flash: 4 s, 1920x1080 16:9 1080p, 24 fps, $0.42 (2026-11-22)",
      ],
      "google-vertex": [
        "veo-3.1-fast-generate-001: 4 s, 1920x1080 16:9, 24 fps sound off, $0.4 (2026-07-10)",
      ],
      "minimax": [
        "MiniMax-H3: 4 s, 2048x2048 1:1 2K, 24 fps, $0.52 (2026-10-24)",
      ],
      "openai": [
        "sora-2: 4 s, 1280x720 16:9, 30 fps, $0.4 (2026-09-24)",
      ],
      "replicate": [
        "google/veo-3.1-fast: 4 s, 1920x1080 16:9 1080p, 24 fps sound off, $0.4 (2026-05-31)",
      ],
      "runway": [
        "gen4.5: 4 s, 1280x720 16:9, 24 fps, $0.48 (2026-11-22)",
      ],
      "xai": [
        "grok-imagine-video: 4 s, 720x720 1:1 720p, 24 fps sound off, $0.28 (2026-07-10)",
      ],
    }
  `);
});
