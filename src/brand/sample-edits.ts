import { campaignSchema } from '../campaign/campaign-schema.ts';
import type { Asset, Brand } from '../campaign/campaign.ts';
import type { Catalogue } from '../campaign/model-schema.ts';
import type { Platform } from '../campaign/platform-schema.ts';
import { resolveCampaign } from '../campaign/resolve-campaign.ts';
import { planCampaign } from '../plan/plan-campaign.ts';
import type { ClipRequest, DeliverableTask } from '../plan/plan.ts';

/** One for each shape: wide, square, tall. */
export const samplePlatforms = ['youtube', 'instagram', 'tiktok'] as const;

interface SampleInput {
  readonly brand: Brand;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly platforms: ReadonlyMap<string, Platform>;
  readonly catalogues: ReadonlyMap<string, Catalogue>;
}

/** A finished video as it would be planned, with the picture that stands in for its footage. */
export interface Sample {
  readonly task: DeliverableTask;
  readonly backdrop: ClipRequest;
}

const scene = {
  prompt: 'Mountains above a still lake at dusk, soft light on the ridges',
  seconds: 4,
  text: 'Say one thing, and say it well',
  voice: 'Captions are read with the sound off.',
};

/** A short film in the brand's own look, planned like any other, so that what the brand says is seen where it will be. */
export function sampleEdits(input: SampleInput): readonly Sample[] {
  const [locale = 'en'] = Object.keys(input.brand.tagline);
  const file = campaignSchema.parse({
    name: 'sample',
    locales: [locale],
    platforms: samplePlatforms,
    generate: { provider: 'animatic', tune: 'aspect', seed: 4 },
    videos: [{ id: 'sample', scenes: [scene], cta: 'See it tonight' }],
  });
  const { platforms, catalogues } = input;
  const { campaign } = resolveCampaign(file, { file: 'sample', folder: '/', platforms, catalogues });
  const plan = planCampaign({ ...input, campaign });
  return plan.deliverables.flatMap((task) => {
    const clip = plan.clips.find(({ key }) => task.clips.includes(key));
    return clip === undefined ? [] : [{ task, backdrop: clip.request }];
  });
}
