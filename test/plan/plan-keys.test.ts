import { expect, test } from 'vitest';
import type { Scene, Variant, Video } from '../../src/campaign/campaign.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { planCampaign } from '../../src/plan/plan-campaign.ts';
import type { PlanInput } from '../../src/plan/plan-input.ts';
import { asset, brand, campaign, planInput, platform, platforms, scene, variant, video } from './plan-input.fixture.ts';

// Keys decide what is paid for again and what is rendered again. These tests change one thing and look at what moved.

const files = [asset('/p/phone.png', 'f1'), asset('/p/bed.mp3', 'f2'), asset('/p/logo.svg', 'f3')];

interface Change {
  readonly first?: Partial<Scene>;
  readonly variant?: Partial<Variant>;
  readonly video?: Partial<Video>;
  readonly generate?: object;
  readonly campaign?: object;
  readonly input?: Partial<PlanInput>;
}

function planWith(change: Change = {}): Plan {
  const first = scene({ text: { en: 'Hello', ja: 'こんにちは' }, reference: '/p/phone.png', ...change.first });
  const second = scene({ prompt: 'Waves over black rocks', voice: { en: 'Listen.' } });
  const variants = [variant({ scenes: [first, second], music: { file: '/p/bed.mp3' }, ...change.variant })];
  const videos = [video({ variants, ...change.video }), video({ id: 'other', platforms: ['square'] })];
  return planCampaign(
    planInput({
      campaign: campaign({ videos, ...change.campaign }, change.generate),
      brand: { ...brand, logo: { file: '/p/logo.svg', corner: 'top-left' } },
      assets: new Map(files),
      ...change.input,
    }),
  );
}

/** Labels of clips and ids of deliverables whose keys are not those of the unchanged campaign. */
function movedBy(change: Change) {
  const before = planWith();
  const after = planWith(change);
  const clipKeys = new Set(before.clips.map((clip) => clip.key));
  const keys = new Map(before.deliverables.map((deliverable) => [deliverable.id, deliverable.key]));
  return {
    clips: after.clips.filter((clip) => !clipKeys.has(clip.key)).map((clip) => clip.label),
    deliverables: after.deliverables.filter(({ id, key }) => keys.get(id) !== key).map(({ id }) => id),
  };
}

const coast = ['coast/wide/en', 'coast/wide/ja', 'coast/tall/en', 'coast/tall/ja'];
const inEnglish = ['coast/wide/en', 'coast/tall/en'];
const firstClips = ['coast/1 16:9 wide', 'coast/1 9:16 tall'];
const squareStyle = { style: 'another', framing: 'Framed for square in 1:1.', avoid: ['clutter on square'] };
const moved = files.map(([path, file]) => [path, { ...file, path: `/elsewhere${path}` }] as const);
const repainted = files.map(
  ([path, file]) => [path, path === '/p/phone.png' ? { ...file, sha256: 'f9' } : file] as const,
);
const remixed = files.map(([path, file]) => [path, path === '/p/bed.mp3' ? { ...file, sha256: 'f9' } : file] as const);

test.each<[string, Change, { clips: string[]; deliverables: string[] }]>([
  ['nothing', {}, { clips: [], deliverables: [] }],
  ['one word of a text', { first: { text: { en: 'Hi', ja: 'こんにちは' } } }, { clips: [], deliverables: inEnglish }],
  ['the call to action', { variant: { cta: { en: 'Go', ja: '今すぐ予約' } } }, { clips: [], deliverables: inEnglish }],
  ['a prompt', { first: { prompt: 'A pier at dusk' } }, { clips: firstClips, deliverables: coast }],
  ['the crop', { first: { focus: { x: 0, y: 0.5 } } }, { clips: [], deliverables: coast }],
  ['the length, within what the clip has', { first: { seconds: 3 } }, { clips: [], deliverables: coast }],
  ['the length, beyond it', { first: { seconds: 6 } }, { clips: firstClips, deliverables: coast }],
  [
    'the post',
    {
      video: {
        post: {
          title: { en: 'T' },
          caption: { en: 'C' },
          hashtags: [],
          link: {},
          schedule: undefined,
          disclosure: {},
          fit: 'refuse',
          platforms: {},
          services: {},
        },
      },
    },
    { clips: [], deliverables: [] },
  ],
  [
    'the budget, approval and notes',
    { campaign: { budgetUsd: 9, approval: 'none', metadata: { a: 1 } } },
    { clips: [], deliverables: [] },
  ],
  ['where the files are', { input: { assets: new Map(moved) } }, { clips: [], deliverables: [] }],
  ['what a reference shows', { input: { assets: new Map(repainted) } }, { clips: firstClips, deliverables: coast }],
  ['the music', { input: { assets: new Map(remixed) } }, { clips: [], deliverables: coast }],
  [
    'the style of one platform',
    {
      input: {
        platforms: new Map(
          [...platforms, platform('square', 1080, 1080, '1:1', { prompt: squareStyle })].map((p) => [p.id, p]),
        ),
      },
    },
    { clips: ['other/1 16:9 square', 'other/2 16:9 square'], deliverables: ['other/square/en', 'other/square/ja'] },
  ],
  [
    'how many takes',
    { generate: { takes: 2 } },
    {
      clips: [
        'coast/1 16:9 wide take 2',
        'coast/2 16:9 wide take 2',
        'coast/1 9:16 tall take 2',
        'coast/2 9:16 tall take 2',
        'other/1 16:9 square take 2',
        'other/2 16:9 square take 2',
      ],
      deliverables: [],
    },
  ],
])('a change of %s', (_, change, expected) => {
  expect(movedBy(change)).toEqual(expected);
});

test.each<[string, Change]>([
  ['quality', { generate: { quality: 'hd' } }],
  ['the look', { input: { brand: { ...brand, colours: { ...brand.colours, accent: '#00ff00' } } } }],
])('a change of %s renders all again and makes no clip again', (_, change) => {
  const { clips, deliverables } = movedBy(change);
  expect([clips, deliverables.length]).toEqual([[], 6]);
});

test.each<[string, Change]>([
  ['seed', { generate: { seed: 5 } }],
  ['resolution', { generate: { resolution: '1080p' } }],
  ['brand look', { input: { brand: { ...brand, look: 'neon' } } }],
])('a change of %s makes all clips again', (_, change) => {
  expect(movedBy(change).clips).toHaveLength(6);
});

test('keys stay what they are from version to version: a change here makes users pay and render again', () => {
  const { clips, deliverables } = planWith();
  expect([clips[0]?.key, deliverables[0]?.key]).toMatchInlineSnapshot(`
    [
      "fbf6662730af44396ae313465d0a9952cc12f99d7fdc3dbc144621d5eff12a31",
      "fd20c4e186587a82d6680686413b735b24cf62aeafb90626c425f909bcd5b43d",
    ]
  `);
});

test('no two clips and no two deliverables have one key', () => {
  const { clips, deliverables } = planWith();
  expect(new Set(clips.map((clip) => clip.key)).size).toBe(clips.length);
  expect(new Set(deliverables.map((deliverable) => deliverable.key)).size).toBe(deliverables.length);
});
