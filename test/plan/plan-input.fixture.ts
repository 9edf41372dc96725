import type { Asset, Brand, Campaign, Scene, Variant, Video } from '../../src/campaign/campaign.ts';
import type { Catalogue, Model } from '../../src/campaign/model-schema.ts';
import type { Platform } from '../../src/campaign/platform-schema.ts';
import type { PlanInput } from '../../src/plan/plan-input.ts';

// A small whole campaign to change one thing of at a time. The platforms and models are made up for the tests, so that
// a new price or limit in templates/ does not break them.

const source = { url: 'https://example.com/limits', date: '2026-11-22' };

export function platform(
  id: string,
  width: number,
  height: number,
  aspect: string,
  change: Partial<Platform> = {},
): Platform {
  return {
    id,
    name: id,
    aliases: [],
    service: id,
    frame: { width, height, aspect, source },
    seconds: { min: 1, max: 60, source },
    prompt: { style: `the style of ${id}`, framing: `Framed for ${id} in ${aspect}.`, avoid: [`clutter on ${id}`] },
    video: {
      container: 'mp4',
      codec: 'h264',
      profile: 'high',
      level: '4.2',
      pixelFormat: 'yuv420p',
      fps: { min: 24, max: 60 },
      gopSeconds: 2,
      maxKbps: 12_000,
      targetKbps: 8000,
      source,
    },
    audio: { codec: 'aac', sampleRate: 48_000, channels: 2, kbps: 192, loudness: -14, truePeak: -1, source },
    file: { maxBytes: 100_000_000, source },
    safeZone: { top: 10, right: 20, bottom: 30, left: 40, source },
    text: { title: null, caption: 2200, hashtags: null, link: 'none', unit: 'characters', source },
    cover: { kind: 'file', width: 1280, height: 720, maxBytes: 2_000_000, source },
    disclosure: { field: null, source },
    ...change,
  };
}

export const platforms = [
  platform('wide', 1920, 1080, '16:9'),
  platform('wide-too', 1920, 1080, '16:9'),
  platform('square', 1080, 1080, '1:1'),
  platform('tall', 1080, 1920, '9:16'),
  platform('tall-too', 1080, 1920, '9:16'),
];

export function model(change: Partial<Model> = {}): Model {
  return {
    id: 'm-1',
    name: 'Model One',
    seconds: [4, 8, 12],
    sizes: [
      { resolution: '720p', aspect: '16:9', width: 1280, height: 720 },
      { resolution: '720p', aspect: '9:16', width: 720, height: 1280 },
      { resolution: '1080p', aspect: '16:9', width: 1920, height: 1080 },
      { resolution: '1080p', aspect: '9:16', width: 1080, height: 1920 },
    ],
    fps: [24, 30],
    audio: 'never',
    inputs: { firstFrame: true, lastFrame: false, references: 0 },
    seed: true,
    promptCharacters: 2000,
    price: [
      { resolution: '720p', usdPerSecond: 0.1 },
      { resolution: '1080p', usdPerSecond: 0.3 },
    ],
    concurrent: 4,
    startsPerMinute: 10,
    asOf: '2026-11-01',
    source: 'https://example.com/prices',
    ...change,
  };
}

export function scene(change: Partial<Scene> = {}): Scene {
  return {
    prompt: 'A lighthouse at dusk',
    footage: undefined,
    from: 0,
    seconds: 4,
    lengthAs: 'seconds',
    text: {},
    voice: {},
    reference: undefined,
    reframe: 'crop',
    focus: { x: 0.5, y: 0.5 },
    transition: 'fade',
    ...change,
  };
}

export function variant(change: Partial<Variant> = {}): Variant {
  return {
    id: '',
    content: { en: 'A weekend at the coast', ja: 'A weekend at the coast' },
    scenes: [scene(), scene({ prompt: 'Waves over black rocks', text: { en: 'Breathe', ja: '深呼吸' } })],
    cta: { en: 'Book now', ja: '今すぐ予約' },
    music: undefined,
    ...change,
  };
}

export function video(change: Partial<Video> = {}): Video {
  return {
    id: 'coast',
    platforms: ['wide', 'tall'],
    variants: [variant()],
    captions: { file: {}, style: undefined, position: undefined, burn: true },
    post: {
      title: {},
      caption: { en: 'See you there' },
      hashtags: ['coast'],
      link: {},
      schedule: undefined,
      disclosure: {},
      fit: 'refuse',
      platforms: {},
      services: {},
    },
    ...change,
  };
}

export function campaign(change: Partial<Campaign> = {}, generate: Partial<Campaign['generate']> = {}): Campaign {
  return {
    name: 'summer',
    file: '/project/campaigns/summer.yaml',
    budgetUsd: undefined,
    locales: ['en', 'ja'],
    platforms: ['wide', 'tall'],
    generate: {
      provider: 'maker',
      model: undefined,
      limits: undefined,
      fallback: [],
      tune: 'platform',
      takes: 1,
      takesAs: 'takes',
      aspect: undefined,
      seed: undefined,
      resolution: '720p',
      fps: 30,
      audio: true,
      quality: 'standard',
      ...generate,
    },
    videos: [video()],
    approval: 'required',
    metadata: {},
    ...change,
  };
}

export const brand: Brand = {
  name: 'Coastline',
  colours: { primary: '#102030', accent: '#ffcc00', text: '#ffffff', background: '#000000' },
  font: 'Inter',
  look: 'muted blues, soft grain',
  avoid: ['crowds'],
  tagline: { en: 'By the sea', ja: '海のそばで' },
  fonts: {},
  wordsToAvoid: {},
};

export const asset = (path: string, sha256: string, change: Partial<Asset> = {}): [string, Asset] => [
  path,
  { path, kind: 'image', sha256, bytes: 1000, ...change },
];

export const catalogue = (provider: string, models: Model[]): [string, Catalogue] => [
  provider,
  { provider, default: models[0]?.id ?? '', models },
];

export function planInput(change: Partial<PlanInput> = {}): PlanInput {
  return {
    campaign: campaign(),
    brand,
    platforms: new Map(platforms.map((p) => [p.id, p])),
    catalogues: new Map([
      catalogue('maker', [model()]),
      catalogue('animatic', [model({ id: 'animatic', price: [{ usdPerSecond: 0 }] })]),
    ]),
    assets: new Map(),
    ...change,
  };
}

/** A campaign of one video, changed in its scenes only. */
export function scenesInput(
  scenes: readonly Scene[],
  change: {
    readonly video?: Partial<Video>;
    readonly generate?: Partial<Campaign['generate']>;
    readonly input?: Partial<PlanInput>;
  } = {},
): PlanInput {
  const variants = [variant({ scenes })];
  return planInput({
    campaign: campaign({ videos: [video({ variants, ...change.video })] }, change.generate),
    ...change.input,
  });
}
