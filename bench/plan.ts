import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { catalogueSchema } from '../src/campaign/model-schema.ts';
import { type Platform, platformSchema } from '../src/campaign/platform-schema.ts';
import { planCampaign } from '../src/plan/plan-campaign.ts';
import type { PlanInput } from '../src/plan/plan-input.ts';
import { campaign, planInput, scene, variant, video } from '../test/plan/plan-input.fixture.ts';

// Planning 1,000 deliverables, beside the least that any plan costs: writing it down as JSON and hashing that.

const read = (file: string) => parse(readFileSync(new URL(`../templates/${file}`, import.meta.url), 'utf8')) as unknown;
const files = readdirSync(new URL('../templates/platforms/', import.meta.url));
const platforms = files.map((file): Platform => platformSchema.parse(read(`platforms/${file}`))).slice(0, 10);
const locales = ['en', 'ja', 'de', 'fr', 'ar', 'zh', 'ko', 'hi', 'es', 'th'];

const inLocales = (text: string) => Object.fromEntries(locales.map((locale) => [locale, `${text} (${locale}).`]));
const shot = (n: number) =>
  scene({ prompt: `Shot ${n}`, text: inLocales(`Text ${n}`), voice: inLocales(`What is said in shot ${n}`) });

function input(provider: string): PlanInput {
  const variants = ['a', 'b'].map((id) =>
    variant({ id, scenes: [shot(1), shot(2), shot(3)], cta: inLocales(`Go ${id}`) }),
  );
  const videos = ['one', 'two', 'three', 'four', 'five'].map((id) =>
    video({ id, platforms: platforms.map((platform) => platform.id), variants }),
  );
  return planInput({
    campaign: campaign({ locales, videos }, { provider }),
    platforms: new Map(platforms.map((platform) => [platform.id, platform])),
    catalogues: new Map([[provider, catalogueSchema.parse(read(`models/${provider}.yaml`))]]),
  });
}

/** Median of several runs, the first of which warms up. */
function milliseconds(work: () => unknown): number {
  const times = Array.from({ length: 8 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.slice(1).toSorted((a, b) => a - b)[3] ?? 0;
}

for (const provider of ['animatic', 'openai']) {
  const task = input(provider);
  const start = performance.now();
  const plan = planCampaign(task);
  const cold = performance.now() - start;
  const warm = milliseconds(() => planCampaign(task));
  const floor = milliseconds(() => createHash('sha256').update(JSON.stringify(plan)).digest('hex'));
  const size = `${plan.deliverables.length} deliverables, ${plan.clips.length} clips`;
  const times = `first ${cold.toFixed(0)} ms, then ${warm.toFixed(0)} ms`;
  console.log(`plan, ${provider}: ${size}: ${times}; ${(warm / floor).toFixed(1)} x JSON and SHA-256 of the result`);
}
