import { expect, test } from 'vitest';
import { forbiddenWords } from '../../src/moderate/forbidden-words.ts';
import { planCampaign } from '../../src/plan/plan-campaign.ts';
import type { Video } from '../../src/campaign/campaign.ts';
import type { PlanInput } from '../../src/plan/plan-input.ts';
import { selectDeliverables } from '../../src/plan/select-deliverables.ts';
import { brand, campaign, planInput, platform, platforms, scene, variant, video } from '../plan/plan-input.fixture.ts';

const forbids = (input: PlanInput, forbidden: string[] = ['miracle', '奇跡'], only: string[] = []) =>
  forbiddenWords({ ...input, config: { moderation: { forbidden } } }, selectDeliverables(planCampaign(input), only));

const withVariants = (...variants: ReturnType<typeof variant>[]) =>
  planInput({ campaign: campaign({ videos: [video({ variants })] }) });
const withScene = (change: Parameters<typeof scene>[0]) => withVariants(variant({ scenes: [scene(), scene(change)] }));

test.each<[string, PlanInput, string[]]>([
  ['nothing', planInput(), []],
  [
    'a prompt for all languages',
    withScene({ prompt: 'A miracle at sea' }),
    ['coast, scene 2 (en, ja): the prompt holds “miracle”, which reelmill.config.yaml forbids'],
  ],
  [
    'a prompt in one language',
    withScene({ prompt: { en: 'The sea', ja: '海の奇跡を見る' } }),
    ['coast, scene 2 (ja): the prompt holds “奇跡”, which reelmill.config.yaml forbids'],
  ],
  [
    'what is read and heard',
    withScene({ text: { en: 'MIRACLE!' }, voice: { ja: '奇跡' } }),
    [
      'coast, scene 2 (en): the on-screen text holds “miracle”, which reelmill.config.yaml forbids',
      'coast, scene 2 (ja): the voice holds “奇跡”, which reelmill.config.yaml forbids',
    ],
  ],
  [
    'a caption file',
    {
      ...planInput({
        campaign: campaign({
          videos: [video({ captions: { file: { en: '/en.srt' }, style: undefined, position: undefined, burn: true } })],
        }),
      }),
      captions: new Map([['/en.srt', [{ start: 0, end: 2, text: 'It is a miracle.' }]]]),
    },
    ['coast (en): the caption file holds “miracle”, which reelmill.config.yaml forbids'],
  ],
  [
    'content, call to action and tagline',
    planInput({
      campaign: campaign({
        videos: [video({ variants: [variant({ content: { en: 'A miracle' }, cta: { en: 'Buy a miracle' } })] })],
      }),
      brand: { ...brand, tagline: { en: 'The miracle company' } },
    }),
    [
      'coast (en): the content holds “miracle”, which reelmill.config.yaml forbids',
      'coast (en): the call to action holds “miracle”, which reelmill.config.yaml forbids',
      'coast (en): the tagline holds “miracle”, which reelmill.config.yaml forbids',
    ],
  ],
  [
    'one variant',
    withVariants(variant({ id: 'a' }), variant({ id: 'b', cta: { ja: '奇跡を' } })),
    ['coast (variant b) (ja): the call to action holds “奇跡”, which reelmill.config.yaml forbids'],
  ],
  [
    'what the brand avoids, in a prompt',
    withScene({ prompt: 'Crowds on the beach' }),
    ['coast, scene 2 (en, ja): the prompt holds “crowds”, which the brand Coastline avoids'],
  ],
  ['what the brand avoids, in words for viewers', withScene({ voice: { en: 'Away from the crowds' } }), []],
  [
    'what a platform adds to the prompt',
    planInput({
      platforms: new Map(
        [
          ...platforms,
          platform('wide', 1920, 1080, '16:9', { prompt: { style: 'a miracle of light', framing: '', avoid: [] } }),
        ].map((p) => [p.id, p]),
      ),
    }),
    [
      'coast/1 16:9 wide: the finished prompt holds “miracle”, which reelmill.config.yaml forbids',
      'coast/2 16:9 wide: the finished prompt holds “miracle”, which reelmill.config.yaml forbids',
    ],
  ],
])('%s', (_, input, places) => {
  expect(forbids(input)).toEqual(places);
});

const posting = (post: Partial<Video['post']>) => {
  const whole = video();
  return planInput({ campaign: campaign({ videos: [{ ...whole, post: { ...whole.post, ...post } }] }) });
};

test.each<[string, Partial<Video['post']>, string[]]>([
  ['title', { title: { en: 'A miracle' } }, ['coast, post (en): the title holds “miracle”, which']],
  ['caption', { caption: { ja: '奇跡の海' } }, ['coast, post (ja): the caption holds “奇跡”, which']],
  ['hashtags', { hashtags: ['sea', 'SmallMiracle'] }, ['coast, post (en, ja): the hashtag holds “miracle”, which']],
  [
    'own words of a platform',
    { platforms: { tall: { title: { en: 'Miracle' }, caption: {}, hashtags: ['miracle'], hasLink: true } } },
    [
      'coast, post on tall (en): the title holds “miracle”, which',
      'coast, post on tall (en, ja): the hashtag holds “miracle”, which',
    ],
  ],
])('a post: %s', (_, post, places) => {
  expect(forbids(posting(post))).toEqual(places.map((place) => `${place} reelmill.config.yaml forbids`));
});

test('what a brand does not say, by language, and what it says instead', () => {
  const wordsToAvoid = { en: [{ word: 'cheap', say: 'fair' }], ja: [{ word: '激安', say: undefined }] };
  const input = withScene({ text: { en: 'Not cheap', ja: '激安 cheap' }, prompt: 'A cheap boat' });
  expect(forbids({ ...input, brand: { ...brand, wordsToAvoid } })).toEqual([
    'coast, scene 2 (en): the on-screen text holds “cheap”, which the brand Coastline does not say: say “fair”',
    'coast, scene 2 (ja): the on-screen text holds “激安”, which the brand Coastline does not say',
  ]);
});

test('only what is asked for is looked at', () => {
  const input = withScene({ voice: { ja: '奇跡' } });
  expect(forbids(input, undefined, ['en'])).toEqual([]);
  expect(forbids(input, undefined, ['ja'])).toHaveLength(1);
});
