import { createHash } from 'node:crypto';
import type { Edit } from '../../src/plan/edit.ts';
import type { ClipTask, DeliverableTask, Plan } from '../../src/plan/plan.ts';

/** Deliverables by id, each with its clips by name and its text. */
export type Wanted = Readonly<Record<string, { readonly clips: readonly string[]; readonly text?: string }>>;

/** A small plan: the clip `a` is asked for with the prompt `a` at the price given. */
export function planOf(
  wanted: Wanted,
  { usd = 1, budgetUsd }: { usd?: number; budgetUsd?: number | undefined } = {},
): Plan {
  const names = [...new Set(Object.values(wanted).flatMap(({ clips }) => clips))];
  return {
    campaign: 'launch',
    budgetUsd,
    clips: names.map((name) => clipOf(name, usd)),
    deliverables: Object.entries(wanted).map(([id, { clips, text }]) => deliverableOf(id, clips, text)),
    price: { totalUsd: names.length * usd, naiveUsd: names.length * usd, asOf: '2026-11-01' },
    warnings: [],
  };
}

/** The plan with somebody who takes over each clip, at `usd` a clip. */
export function withFallback(plan: Plan, provider: string, usd = 0): Plan {
  const clips = plan.clips.map((clip) => {
    const request = { ...clip.request, provider, model: `${provider}-1` };
    return { ...clip, fallbacks: [{ request, estimateUsd: usd, priceAsOf: undefined, fitted: [] }] };
  });
  return { ...plan, clips };
}

export const keyOf = (name: string): string => createHash('sha256').update(name).digest('hex');

function clipOf(name: string, usd: number): ClipTask {
  return {
    key: keyOf(name),
    label: name,
    request: {
      provider: 'far',
      model: 'far-1',
      prompt: name,
      avoid: [],
      seconds: 4,
      aspect: '9:16',
      width: 720,
      height: 1280,
      resolution: '720p',
      fps: 30,
      seed: 1,
      take: 1,
      reference: undefined,
      footage: undefined,
      board: undefined,
      referenceAs: undefined,
      audio: undefined,
      tier: undefined,
      continues: undefined,
    },
    estimateUsd: usd,
    priceAsOf: '2026-11-01',
    usedBy: [],
    fitted: [],
    fallbacks: [],
  };
}

function deliverableOf(id: string, clips: readonly string[], text: string | undefined): DeliverableTask {
  return {
    key: keyOf(JSON.stringify([id, clips, text])),
    id,
    video: 'teaser',
    platform: 'tiktok',
    locale: 'en',
    variant: '',
    path: id,
    edit: editOf(clips, text),
    clips: clips.map(keyOf),
    post: {
      title: undefined,
      caption: undefined,
      hashtags: [],
      link: undefined,
      schedule: undefined,
      disclosure: undefined,
      fit: 'refuse',
      options: {},
    },
  };
}

function editOf(clips: readonly string[], text: string | undefined): Edit {
  return {
    width: 1080,
    height: 1920,
    fps: 30,
    seconds: 4 * clips.length,
    locale: 'en',
    direction: 'ltr',
    scenes: clips.map((name, index) => ({
      number: index + 1,
      clips: [{ key: keyOf(name), from: 0, seconds: 4 }],
      start: 4 * index,
      seconds: 4,
      fade: 0,
      reframe: 'crop',
      focus: { x: 0.5, y: 0.5 },
      text,
    })),
    endCard: undefined,
    captionLook: undefined,
    captions: text === undefined ? [] : [{ start: 0, end: 4, text }],
    logo: undefined,
    music: undefined,
    look: {
      colours: { primary: '#111111', accent: '#1b7cff', text: '#ffffff', background: '#000000' },
      font: 'Inter',
      fontFile: undefined,
    },
    safeZone: { top: 0, right: 0, bottom: 0, left: 0 },
    encode: {
      profile: 'high',
      level: '4.2',
      pixelFormat: 'yuv420p',
      preset: 'veryfast',
      crf: 20,
      maxKbps: 8000,
      gopSeconds: 2,
      audioKbps: 192,
      sampleRate: 48_000,
      channels: 2,
      loudness: -14,
      truePeak: -1,
      cover: { width: 1080, height: 1920, maxBytes: 2_000_000 },
    },
    renderer: 1,
  };
}
