import type { Brand, Campaign } from '../../src/campaign/campaign.ts';
import { brandSchema } from '../../src/campaign/brand-schema.ts';
import { platformSchema } from '../../src/campaign/platform-schema.ts';
import type { ClipRecord, DeliverableRecord } from '../../src/ledger/ledger.ts';
import type { ClipTask, DeliverableTask, Plan } from '../../src/plan/plan.ts';
import type { ReportInput } from '../../src/report/report-input.ts';
import { readTemplates } from '../templates/read-templates.ts';

const platforms = new Map(
  readTemplates('templates/platforms/').map(({ data }) => {
    const platform = platformSchema.parse(data);
    return [platform.id, platform] as const;
  }),
);

interface Wish {
  readonly platforms?: readonly string[];
  readonly locales?: readonly string[];
  readonly prompt?: string;
  readonly text?: string;
  readonly brand?: Brand;
  /** Who made the clip, when it was not the animatic that was asked for. */
  readonly madeBy?: { readonly provider: string; readonly model: string; readonly spentMicros?: number };
  readonly deliverable?: (id: string) => Partial<DeliverableRecord> | undefined;
}

/** One video of one scene on every platform and in every language wished for, all made. */
export function testInput(wish: Wish = {}): ReportInput {
  const places = wish.platforms ?? ['youtube', 'instagram', 'tiktok', 'web-cinematic'];
  const locales = wish.locales ?? ['en', 'ar'];
  const clip = clipTask(wish.prompt ?? 'A lamp in the rain', places, locales);
  const deliverables = locales.flatMap((locale) => places.map((place) => deliverableTask(place, locale, clip, wish)));
  const plan: Plan = {
    campaign: 'launch',
    budgetUsd: 40,
    clips: [clip],
    deliverables,
    price: { totalUsd: 0.4, naiveUsd: 3.2, asOf: '2026-09-24' },
    warnings: [],
  };
  return {
    campaign: campaign(places, locales),
    brand: wish.brand ?? brand,
    platforms,
    plan,
    clips: new Map([[clip.key, clipRecord(clip, wish.madeBy)]]),
    deliverables: new Map(
      deliverables.flatMap((task) => {
        const record = wish.deliverable === undefined ? {} : wish.deliverable(task.id);
        return record === undefined ? [] : [[task.id, { ...deliverableRecord(task), ...record }] as const];
      }),
    ),
  };
}

export const brand: Brand = {
  ...brandSchema.parse({
    name: 'aurora',
    colours: { primary: '#0f1b33', accent: '#5ef0c0', text: '#f5f8ff', background: '#060a14' },
  }),
  tagline: {},
  fonts: {},
  wordsToAvoid: {},
  legal: {},
};

function campaign(places: readonly string[], locales: readonly string[]): Campaign {
  return {
    name: 'launch',
    file: '/home/somebody/campaigns/launch.yaml',
    budgetUsd: 40,
    locales,
    platforms: places,
    generate: {
      provider: 'animatic',
      model: undefined,
      limits: undefined,
      fallback: [],
      tune: 'none',
      takes: 1,
      takesAs: 'takes',
      aspect: undefined,
      seed: undefined,
      resolution: '720p',
      fps: 24,
      audio: true,
      quality: 'standard',
    },
    videos: [
      {
        id: 'teaser',
        platforms: places,
        variants: [{ id: '', content: { en: 'A lamp' }, scenes: [], cta: {}, music: undefined }],
        captions: { file: {}, style: undefined, position: undefined, burn: true },
        post: {
          title: {},
          caption: {},
          hashtags: [],
          link: {},
          schedule: undefined,
          disclosure: {},
          fit: 'refuse',
          platforms: {},
          services: {},
        },
      },
    ],
    approval: 'required',
    metadata: { owner: 'brand team' },
  };
}

function clipTask(prompt: string, places: readonly string[], locales: readonly string[]): ClipTask {
  return {
    key: 'c'.repeat(64),
    label: 'teaser/1 16:9',
    request: {
      provider: 'animatic',
      model: 'animatic-1',
      prompt,
      avoid: ['clutter'],
      seconds: 4,
      aspect: '16:9',
      width: 1280,
      height: 720,
      resolution: '720p',
      fps: 24,
      seed: 7,
      take: 1,
      reference: { path: '/home/somebody/campaigns/assets/lamp.png', sha256: 'a'.repeat(64) },
      footage: undefined,
      board: undefined,
      referenceAs: undefined,
      audio: undefined,
      tier: undefined,
      continues: undefined,
    },
    estimateUsd: 0.4,
    priceAsOf: '2026-09-24',
    usedBy: locales.flatMap((locale) => places.map((place) => `teaser/${place}/${locale}`)),
    fitted: ['4 s are cut to 3.5 s'],
    fallbacks: [],
  };
}

function deliverableTask(place: string, locale: string, clip: ClipTask, { text }: Wish): DeliverableTask {
  const platform = platforms.get(place);
  if (platform === undefined) throw new Error(`no such platform: ${place}`);
  const { width, height } = platform.frame;
  return {
    key: `${place}-${locale}`,
    id: `teaser/${place}/${locale}`,
    video: 'teaser',
    platform: place,
    locale,
    variant: '',
    path: `${place}/teaser-${locale}`,
    clips: [clip.key],
    post: {
      title: 'Lamp',
      caption: text ?? 'Light in the rain',
      hashtags: ['lamp'],
      link: undefined,
      schedule: undefined,
      disclosure: undefined,
      fit: 'refuse',
      options: {},
    },
    edit: {
      width,
      height,
      fps: 24,
      seconds: 5,
      locale,
      direction: locale === 'ar' ? 'rtl' : 'ltr',
      captionLook: undefined,
      scenes: [
        {
          number: 1,
          clips: [{ key: clip.key, from: 0, seconds: 3.5 }],
          start: 0,
          seconds: 3.5,
          fade: 0,
          reframe: 'crop',
          focus: { x: 0.5, y: 0.5 },
          text: text ?? (locale === 'ar' ? 'ضوء في المطر' : 'Light in the rain'),
        },
      ],
      endCard: { start: 3.1, seconds: 1.9, fade: 0.4, cta: 'Pre-order today', tagline: undefined },
      captions: [{ start: 0.2, end: 2, text: text ?? 'It never goes out.' }],
      logo: undefined,
      music: undefined,
      look: { colours: brand.colours, font: 'Inter', fontFile: undefined },
      safeZone: platform.safeZone,
      encode: {
        profile: 'high',
        level: '4.2',
        pixelFormat: 'yuv420p',
        preset: 'veryfast',
        crf: 19,
        maxKbps: 8000,
        gopSeconds: 2,
        audioKbps: 192,
        sampleRate: 48_000,
        channels: 2,
        loudness: -14,
        truePeak: -1,
        cover: platform.cover,
      },
      renderer: 1,
    },
  };
}

function clipRecord({ key, request }: ClipTask, madeBy: Wish['madeBy']): ClipRecord {
  return {
    key,
    label: undefined,
    campaign: 'launch',
    state: 'ready',
    request,
    provider: madeBy?.provider ?? request.provider,
    model: madeBy?.model ?? request.model,
    operation: { id: 'video_123' },
    attempt: 3,
    run: 'run-77',
    reservedMicros: 0,
    spentMicros: madeBy?.spentMicros ?? 0,
    file: { path: '.reelmill/clips/cc.mp4', sha256: 'b'.repeat(64), bytes: 1_000_000 },
    error: undefined,
    startedAt: '2026-11-22T10:00:00.000Z',
    updatedAt: '2026-11-22T10:01:00.000Z',
  };
}

function deliverableRecord({ id, key, path }: DeliverableTask): DeliverableRecord {
  return {
    campaign: 'launch',
    id,
    key,
    state: 'ready',
    run: 'run-77',
    files: ['.srt', '.mp4', '.jpg'].map((end, at) => ({
      path: path + end,
      sha256: String(at).repeat(64),
      bytes: 2_345_678,
    })),
    inspection: {
      ok: true,
      checks: [
        {
          rule: 'video.size',
          ok: true,
          value: '1080x1920',
          expected: '1080x1920',
          source: 'https://example.com/spec (2026-11-22)',
        },
        { rule: 'audio.loudness', ok: true, value: '-14.1 LUFS', expected: '-14 LUFS', source: 'house (2026-11-22)' },
        { rule: 'video.black', ok: true, value: 'none', expected: 'none', source: 'edit' },
      ],
    },
    error: undefined,
    updatedAt: '2026-11-22T10:02:00.000Z',
  };
}
