import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Campaign, Variant } from '../../src/campaign/campaign.ts';
import { linesOf, readCampaign } from './read-campaign.ts';

const good = 'name: a\ncontent: b\nplatforms: [x]\n';

function campaignOf(text: string): Campaign {
  const { campaign, diagnostics } = readCampaign(text);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (campaign === undefined) throw new Error('nothing was read');
  return campaign;
}

function variantsOf(text: string): readonly Variant[] {
  return campaignOf(text).videos[0]?.variants ?? [];
}

test('three lines are a campaign of one video with one scene', () => {
  const text = 'name: aurora-one\ncontent: Product launch teaser\nplatforms: [youtube, instagram, tiktok]\n';
  expect(readCampaign(text).diagnostics).toEqual([]);
  expect(campaignOf(text)).toEqual({
    name: 'aurora-one',
    file: 'launch.yaml',
    budgetUsd: undefined,
    locales: ['en'],
    platforms: ['youtube', 'instagram', 'tiktok'],
    generate: {
      provider: 'animatic',
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
    },
    videos: [
      {
        id: 'aurora-one',
        platforms: ['youtube', 'instagram', 'tiktok'],
        captions: { file: {}, style: undefined, position: undefined, burn: true },
        variants: [
          {
            id: '',
            content: { en: 'Product launch teaser' },
            scenes: [
              {
                prompt: 'Product launch teaser',
                footage: undefined,
                from: 0,
                seconds: 4,
                lengthAs: 'seconds',
                text: {},
                voice: {},
                reference: undefined,
                reframe: 'crop',
                focus: { x: 0.5, y: 0.5 },
                transition: undefined,
              },
            ],
            cta: {},
            music: undefined,
          },
        ],
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
    metadata: {},
  });
});

test('the full example of the design is valid; what it leaves untranslated is a warning', () => {
  const text = readFileSync(new URL('../fixtures/campaigns/full.yaml', import.meta.url), 'utf8');
  expect(linesOf(text)).toEqual([
    '27:9 missing-locale: voice is not given in ja (these videos go without it; add "ja: …")',
    '35:7 missing-locale: caption is not given in ja (these videos go without it; add "ja: …")',
  ]);
  const campaign = campaignOf(text);
  expect(campaign).toMatchObject({ budgetUsd: 40, generate: { model: 'sora-2', seed: 12345, resolution: '1080p' } });
  const [a, b] = campaign.videos[0]?.variants ?? [];
  expect(a).toMatchObject({
    id: 'a',
    cta: { ja: '予約受付中' },
    music: { file: '/home/ana/campaigns/assets/bed.mp3' },
  });
  expect(b).toMatchObject({ id: 'b', cta: { ja: '夜に見る' }, music: { file: '/home/ana/campaigns/assets/bed.mp3' } });
  expect(b?.scenes).toBe(a?.scenes);
  expect(b?.scenes[1]).toMatchObject({
    footage: '/home/ana/campaigns/assets/hands-on.mp4',
    voice: { en: 'It sees what you see.' },
  });
});

test('aliases become ids, in the order written', () => {
  expect(campaignOf('name: a\ncontent: b\nplatforms: [twitter, youtube]\n').platforms).toEqual(['x', 'youtube']);
});

test.each<[what: string, cta: string, expected: Record<string, string>]>([
  ['one text is for all locales', 'Buy', { en: 'Buy', 'pt-BR': 'Buy', 'zh-Hant-TW': 'Buy' }],
  [
    'a locale takes its own',
    '{ en: Buy, pt-BR: Compre, zh-Hant-TW: 買 }',
    { en: 'Buy', 'pt-BR': 'Compre', 'zh-Hant-TW': '買' },
  ],
  [
    'or that of its language',
    '{ en: Buy, pt: Compra, zh-Hant: 購 }',
    { en: 'Buy', 'pt-BR': 'Compra', 'zh-Hant-TW': '購' },
  ],
  ['its own first', '{ pt: Compra, pt-BR: Compre }', { 'pt-BR': 'Compre' }],
  ['never that of another', '{ en: Buy }', { en: 'Buy' }],
  ['however it is written', '{ PT-br: Compre }', { 'pt-BR': 'Compre' }],
])('%s', (_, cta, expected) => {
  const text = `${good}locales: [en, pt-br, zh-hant-TW]\nvideos: [{ id: v, cta: ${cta} }]\n`;
  expect(variantsOf(text)[0]?.cta).toEqual(expected);
});

test('a prompt in one language stays one prompt, so that locales share its clip', () => {
  const both = variantsOf(`${good}locales: [en, de]\nvideos: [{ id: v, scenes: [{ prompt: A phone }] }]\n`);
  expect(both[0]?.scenes[0]?.prompt).toBe('A phone');
  const each = variantsOf(
    `${good}locales: [en, de]\nvideos: [{ id: v, scenes: [{ prompt: { en: A phone, de: Ein Handy } }] }]\n`,
  );
  expect(each[0]?.scenes[0]?.prompt).toEqual({ en: 'A phone', de: 'Ein Handy' });
});

test('a variant changes only what it names', () => {
  const video =
    '{ id: v, content: c, cta: Buy, music: bed.mp3, scenes: [{ prompt: p }], variants: [{ id: a, content: other }, { id: b, scenes: [{ prompt: q }, { prompt: r }] }] }';
  const [a, b] = variantsOf(`${good}videos: [${video}]\n`);
  expect(a).toMatchObject({ content: { en: 'other' }, cta: { en: 'Buy' }, scenes: [{ prompt: 'p' }] });
  expect(b).toMatchObject({ content: { en: 'c' }, cta: { en: 'Buy' }, scenes: [{ prompt: 'q' }, { prompt: 'r' }] });
});

test('a variant of a video without scenes shows its own content', () => {
  const [a, b] = variantsOf(`${good}videos: [{ id: v, content: c, variants: [{ id: a }, { id: b, content: d }] }]\n`);
  expect([a?.scenes[0]?.prompt, b?.scenes[0]?.prompt]).toEqual(['c', 'd']);
});

test('videos without content take that of the campaign', () => {
  expect(variantsOf(`${good}videos: [{ id: v }]\n`)[0]?.scenes[0]?.prompt).toBe('b');
});

test('footage makes a scene under any provider', () => {
  for (const provider of ['animatic', 'footage']) {
    const text = `${good}generate: { provider: ${provider} }\nvideos: [{ id: v, scenes: [{ footage: ../f.mp4, from: 2 }] }]\n`;
    expect(variantsOf(text)[0]?.scenes[0]).toMatchObject({ footage: '/home/ana/f.mp4', from: 2, prompt: undefined });
  }
});

const scenes = 'videos: [{ id: v, scenes: [{ prompt: p }, { prompt: q, seconds: 6 }, { prompt: r, duration: 7 }] }]\n';
const lengthsOf = (text: string) =>
  variantsOf(text)[0]?.scenes.map(({ seconds, lengthAs }) => `${lengthAs} ${seconds}`);

test('the words of OpenAI-style APIs are understood', () => {
  const settings =
    '{ duration: 5, aspect_ratio: 9:16, n: 3, resolution: 1080p, fps: 24, quality: hd, metadata: { by: us } }';
  const campaign = campaignOf(`${good}generate: ${settings}\n`);
  expect(campaign.generate).toMatchObject({
    takes: 3,
    takesAs: 'n',
    aspect: '9:16',
    resolution: '1080p',
    fps: 24,
    quality: 'hd',
  });
  expect(campaign.metadata).toEqual({ by: 'us' });
  expect(campaign.videos[0]?.variants[0]?.scenes).toMatchObject([{ seconds: 5, lengthAs: 'duration' }]);
});

test.each([
  ['', ['seconds 4', 'seconds 6', 'duration 7']],
  ['generate: { duration: 5 }\n', ['duration 5', 'seconds 6', 'duration 7']],
])('a scene is as long as it says, else as the campaign says: %j', (generate, lengths) => {
  expect(lengthsOf(good + generate + scenes)).toEqual(lengths);
});

test('a model that no catalogue has is taken with its limits, and one of unknown price with its price', () => {
  const limits = '{ seconds: { min: 2, max: 9, step: 1 }, shapes: [16:9], resolutions: [720p], usdPerSecond: 0.1 }';
  expect(readCampaign(`${good}generate: { provider: openai, model: kling, limits: ${limits} }\n`).diagnostics).toEqual(
    [],
  );
  const priced = 'generate: { provider: black-forest-labs, limits: { usdPerClip: 2 } }\n';
  expect(campaignOf(good + priced).generate.limits).toEqual({ usdPerClip: 2 });
});
