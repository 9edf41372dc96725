import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { planCampaign } from '../../src/plan/plan-campaign.ts';
import type { PlanInput } from '../../src/plan/plan-input.ts';
import {
  asset,
  brand,
  campaign,
  catalogue,
  model,
  planInput,
  platform,
  platforms,
  scene,
  scenesInput,
  variant,
  video,
} from './plan-input.fixture.ts';

const labels = (input: PlanInput) => planCampaign(input).clips.map((clip) => clip.label);

function mistakeOf(input: PlanInput): string {
  try {
    planCampaign(input);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'none';
}

test('every video, platform, locale and variant, in the order of the file', () => {
  const variants = [variant({ id: 'a' }), variant({ id: 'b' })];
  const videos = [video(), video({ id: 'night', platforms: ['square'], variants })];
  const { deliverables } = planCampaign(planInput({ campaign: campaign({ videos }) }));
  expect(deliverables.map(({ id, path }) => `${id} -> ${path}`)).toEqual([
    'coast/wide/en -> wide/coast-en',
    'coast/wide/ja -> wide/coast-ja',
    'coast/tall/en -> tall/coast-en',
    'coast/tall/ja -> tall/coast-ja',
    'night/square/en/a -> square/night-en-a',
    'night/square/en/b -> square/night-en-b',
    'night/square/ja/a -> square/night-ja-a',
    'night/square/ja/b -> square/night-ja-b',
  ]);
});

test.each([
  ['a clip for each platform', 'platform', ['wide', 'wide-too', 'tall'], ['16:9 wide', '16:9 wide-too', '9:16 tall']],
  ['a clip for each shape', 'aspect', ['wide', 'wide-too', 'tall', 'tall-too'], ['16:9', '9:16']],
  ['one for the nearest shape the model makes', 'aspect', ['wide', 'square'], ['16:9']],
  ['one master at the shape that serves most', 'none', ['wide', 'tall', 'tall-too'], ['9:16']],
] as const)('%s', (_, tune, on, shapes) => {
  const input = scenesInput([scene()], { generate: { tune }, video: { platforms: on } });
  expect(labels(input)).toEqual(shapes.map((shape) => `coast/1 ${shape}`));
});

test('platforms whose tuned request is the same share its clip', () => {
  const twin = { ...platform('wide', 1920, 1080, '16:9'), id: 'twin' };
  const input = scenesInput([scene()], {
    video: { platforms: ['wide', 'twin'] },
    input: { platforms: new Map([...platforms, twin].map((p) => [p.id, p])) },
  });
  const { clips } = planCampaign(input);
  expect(clips.map((clip) => clip.usedBy)).toEqual([
    ['coast/wide/en', 'coast/wide/ja', 'coast/twin/en', 'coast/twin/ja'],
  ]);
});

const onWide = (prompt: string | Record<string, string>, content = {}) =>
  planInput({
    campaign: campaign({
      locales: ['en', 'ja', 'fr'],
      videos: [video({ platforms: ['wide'], variants: [variant({ content, scenes: [scene({ prompt })] })] })],
    }),
  });

test.each([
  ['one prompt for all', 'A lighthouse', {}, 1],
  ['one prompt, although the content is translated', 'A lighthouse', { en: 'Coast', ja: '海岸' }, 1],
  [
    'a prompt that is the same in every locale',
    { en: 'A lighthouse', ja: 'A lighthouse', fr: 'A lighthouse' },
    { en: 'Coast', ja: '海岸' },
    1,
  ],
  ['a prompt of two locales', { en: 'A lighthouse', ja: '灯台', fr: 'A lighthouse' }, { en: 'Coast', ja: '海岸' }, 2],
  ['a locale without a prompt takes the first', { en: 'A lighthouse', ja: '灯台' }, {}, 2],
])('locales share: %s', (_, prompt, content, clips) => {
  expect(planCampaign(onWide(prompt, content)).clips).toHaveLength(clips);
});

test('variants that differ only in text share their clips', () => {
  const scenes = [scene({ text: { en: 'One' } })];
  const other = [scene({ text: { en: 'Another' }, voice: { en: 'Hello.' } })];
  const variants = [variant({ id: 'a', scenes }), variant({ id: 'b', scenes: other, cta: { en: 'Go' } })];
  const plan = planCampaign(planInput({ campaign: campaign({ videos: [video({ platforms: ['wide'], variants })] }) }));
  expect(plan.clips).toHaveLength(1);
  expect(new Set(plan.deliverables.map((deliverable) => deliverable.key)).size).toBe(4);
});

test('the storyboard is for the animatic only, in the words of the first locale', () => {
  const prompt = { en: 'A lighthouse', ja: '灯台' };
  const board = (provider: string) =>
    planCampaign(scenesInput([scene({ prompt })], { generate: { provider } })).clips.map(
      ({ request }) => request.board,
    );
  expect(board('maker')).toEqual([undefined, undefined, undefined, undefined]);
  const note = { scene: 1, scenes: 1, note: 'A lighthouse', colours: brand.colours };
  expect(board('animatic')).toEqual([note, note, note, note]);
});

test('takes are clips of their own, and the edit shows the first', () => {
  const { clips, deliverables } = planCampaign(
    scenesInput([scene()], { video: { platforms: ['wide'] }, generate: { takes: 3, seed: 4_294_967_295 } }),
  );
  expect(clips.map(({ label, request }) => [label, request.take, request.seed])).toEqual([
    ['coast/1 16:9 wide take 1', 1, 4_294_967_295],
    ['coast/1 16:9 wide take 2', 2, 0],
    ['coast/1 16:9 wide take 3', 3, 1],
  ]);
  expect(deliverables[0]?.clips).toEqual([clips[0]?.key]);
});

const seeds = (prompt: string) => planCampaign(scenesInput([scene({ prompt })])).clips.map((clip) => clip.request.seed);

test('without a seed of the campaign one follows from the request', () => {
  expect(seeds('A lighthouse')).toEqual(seeds('A lighthouse'));
  expect(seeds('A lighthouse')).not.toEqual(seeds('A pier'));
  for (const seed of seeds('A pier')) expect(seed).toBeLessThan(2 ** 31);
});

test('a scene longer than the model makes is a chain, which the edit plays without a gap', () => {
  const plan = planCampaign(scenesInput([scene({ seconds: 18 })], { video: { platforms: ['wide'] } }));
  expect(plan.clips.map(({ label, request }) => [label, request.seconds])).toEqual([
    ['coast/1a 16:9 wide', 12],
    ['coast/1b 16:9 wide', 8],
  ]);
  expect(plan.deliverables[0]?.edit.scenes[0]?.clips).toEqual([
    { key: plan.clips[0]?.key, from: 0, seconds: 12 },
    { key: plan.clips[1]?.key, from: 0, seconds: 6 },
  ]);
  expect(plan.warnings).toEqual([
    'coast, scene 1 is chained from 2 clips, and the joints may show: asked for 18 s, the model makes 4, 8 or 12: 12 + 8 s chained, trimmed',
  ]);
});

test('what the planner changed is said', () => {
  const only720 = model({
    sizes: model().sizes.slice(0, 1),
    fps: [24, 25],
    inputs: { firstFrame: false, lastFrame: false, references: 0 },
    seed: false,
  });
  const assets = new Map([asset('/project/phone.png', 'f0')]);
  const input = scenesInput([scene({ seconds: 5, reference: '/project/phone.png' })], {
    video: { platforms: ['tall'] },
    generate: { resolution: '1080p', seed: 7 },
    input: { catalogues: new Map([catalogue('maker', [only720])]), assets },
  });
  const plan = planCampaign(input);
  expect(plan.clips[0]?.fitted).toEqual([
    'asked for 5 s, the model makes 4, 8 or 12: 8 s, trimmed',
    'asked for 1080p, the model makes 720p',
    'made in 16:9 and cropped to 9:16 for tall',
    'asked for 30 frames a second, the model makes 25',
    'the model takes no reference picture: left out',
    'the model takes no seed: 7 has no effect on the picture',
  ]);
  expect(plan.clips[0]?.request.reference).toBeUndefined();
  expect(plan.warnings).toEqual([
    'coast on tall: cropping 16:9 to 9:16 loses 68 % of the picture, and 1280x720 is enlarged 2.7 times to fill 1080x1920',
    'coast, scene 1: Model One takes no reference picture, so it is not used',
  ]);
});

test('a blurred ground neither loses nor enlarges', () => {
  const only720 = model({ sizes: model().sizes.slice(0, 1) });
  const catalogues = new Map([catalogue('maker', [only720])]);
  const input = scenesInput([scene({ reframe: 'blur' })], { video: { platforms: ['tall'] }, input: { catalogues } });
  expect(planCampaign(input).warnings).toEqual([]);
});

test('each platform is filled as the scene says for it; bars and blur lose nothing', () => {
  const scenes = [scene({ reframe: 'auto', reframeOn: { tall: 'fit' } })];
  const generate = { tune: 'none' as const };
  const plan = planCampaign(scenesInput(scenes, { generate, video: { platforms: ['wide', 'square', 'tall'] } }));
  const styles = plan.deliverables.map((task) => `${task.platform} ${task.edit.scenes[0]?.reframe}`);
  expect(new Set(styles)).toEqual(new Set(['wide auto', 'square auto', 'tall fit']));
  expect(plan.warnings.some((warning) => warning.includes('on tall'))).toBe(false);
});

const footage = (change: object = {}) => scene({ prompt: undefined, footage: '/project/hands.mp4', ...change });
const handsOn = asset('/project/hands.mp4', 'beef', { kind: 'video', width: 1440, height: 1080, seconds: 6 });
const withFootage = (change: object = {}) =>
  scenesInput([footage(change)], {
    generate: { provider: 'footage' },
    video: { platforms: ['wide', 'tall'] },
    input: { assets: new Map([handsOn]) },
  });

test('footage is one clip for all platforms and locales, cut to its part in the edit', () => {
  const plan = planCampaign(withFootage({ from: 1.5 }));
  expect(plan.clips).toHaveLength(1);
  expect(plan.clips[0]).toMatchObject({ label: 'coast/1 footage', estimateUsd: 0, priceAsOf: undefined });
  expect(plan.clips[0]?.request).toMatchObject({
    provider: 'footage',
    model: 'file',
    aspect: '4:3',
    seconds: 6,
    seed: 0,
    take: 1,
  });
  const key = plan.clips[0]?.key;
  for (const { edit } of plan.deliverables) expect(edit.scenes[0]?.clips).toEqual([{ key, from: 1.5, seconds: 4 }]);
});

test('footage is its file: no setting makes another clip of it', () => {
  const key = ({ campaign: { videos } }: PlanInput, generate: object) =>
    planCampaign({ ...withFootage(), campaign: campaign({ videos }, { provider: 'footage', ...generate }) }).clips[0]
      ?.key;
  expect(key(withFootage(), { fps: 24, takes: 3, seed: 9 })).toBe(key(withFootage(), {}));
});

test('of two frame rates as near as each other the faster is asked for', () => {
  const catalogues = new Map([catalogue('maker', [model({ fps: [24, 36] })])]);
  expect(planCampaign(scenesInput([scene()], { input: { catalogues } })).clips[0]?.request.fps).toBe(36);
});

test('prices are summed exactly, with what nothing shared would cost beside them', () => {
  const dimes = model({ price: [{ resolution: '720p', usdPerSecond: 0.1 }] });
  const scenes = Array.from({ length: 3 }, (_, n) => scene({ prompt: `Shot ${n}` }));
  const input = scenesInput(scenes, {
    generate: { tune: 'aspect' },
    video: { platforms: ['wide', 'wide-too'] },
    input: { catalogues: new Map([catalogue('maker', [dimes])]) },
  });
  const plan = planCampaign(input);
  // 0.4 + 0.4 + 0.4 is 1.2000000000000002 in floating point.
  expect(plan.price).toEqual({ totalUsd: 1.2, naiveUsd: 4.8, asOf: '2026-11-01' });
  expect(plan.clips.map((clip) => [clip.estimateUsd, clip.priceAsOf])).toEqual(scenes.map(() => [0.4, '2026-11-01']));
});

test('a resolution without a price is estimated at the highest', () => {
  const odd = model({
    price: [
      { resolution: '480p', usdPerSecond: 0.05 },
      { resolution: '1080p', usdPerSecond: 0.5 },
    ],
  });
  const input = scenesInput([scene()], {
    video: { platforms: ['wide'] },
    input: { catalogues: new Map([catalogue('maker', [odd])]) },
  });
  expect(planCampaign(input).price.totalUsd).toBe(2);
});

test('what is free has no date', () => {
  expect(planCampaign(scenesInput([scene()], { generate: { provider: 'animatic' } })).price).toEqual({
    totalUsd: 0,
    naiveUsd: 0,
    asOf: undefined,
  });
});

test('the frame rate stays within what the platform takes', () => {
  const cinema = platform('cinema', 1920, 1080, '16:9');
  const slow = { ...cinema, video: { ...cinema.video, fps: { min: 24, max: 25 } } };
  const input = scenesInput([scene({ seconds: 4.13 })], {
    video: { platforms: ['cinema'] },
    input: { platforms: new Map([['cinema', slow]]) },
  });
  const edit = planCampaign(input).deliverables[0]?.edit;
  expect([edit?.fps, edit?.scenes[0]?.seconds]).toEqual([25, 4.12]);
});

test.each([
  ['standard', 'superfast', 18],
  ['hd', 'faster', 20],
] as const)('quality %s', (quality, preset, crf) => {
  const { edit } = planCampaign(scenesInput([scene()], { generate: { quality } })).deliverables[0] ?? {};
  expect(edit?.encode).toMatchObject({ preset, crf, maxKbps: 8000 });
});

test('a locale without a call to action has no end card, and shows no other language', () => {
  const variants = [variant({ cta: { en: 'Book now' }, scenes: [scene({ text: { ja: '深呼吸' } })] })];
  const { deliverables } = planCampaign(
    planInput({ campaign: campaign({ videos: [video({ platforms: ['wide'], variants })] }) }),
  );
  expect(deliverables.map(({ edit, post }) => [edit.endCard?.cta, edit.scenes[0]?.text, post.caption])).toEqual([
    ['Book now', undefined, 'See you there'],
    [undefined, '深呼吸', undefined],
  ]);
});

test('captions stay inside their scene', () => {
  const scenes = [scene({ voice: { en: 'One light.' } }), scene({ voice: { en: 'And another.' } })];
  const { edit } = planCampaign(scenesInput(scenes)).deliverables[0] ?? {};
  // Scene 2 fades in from 3.6 to 4.0 and the end card from 7.2 to 7.6.
  expect(edit?.captions).toEqual([
    { start: 0, end: 3.8, text: 'One light.' },
    { start: 3.8, end: 7.4, text: 'And another.' },
  ]);
});

test('warns of words that nobody can read in time', () => {
  const voice = { en: 'This is a good deal more than anybody could say or read in a single second.' };
  expect(planCampaign(scenesInput([scene({ voice, seconds: 2 })])).warnings).toEqual([
    'coast, scene 1 (en): the voice has 41.7 characters a second, and at most 20 can be read',
  ]);
});

const long = (id: string) => scenesInput([scene({ seconds: 70 })], { video: { id, platforms: ['wide'] } });

test.each([
  [
    'too long',
    long('coast'),
    'coast lasts 71.6 s, and wide takes 1 to 60 s (https://example.com/limits, 2026-11-22). Shorten its scenes, or give the video its own `platforms` without wide.',
  ],
  [
    'too short',
    planInput({
      campaign: campaign({
        videos: [video({ platforms: ['slow'], variants: [variant({ scenes: [scene({ seconds: 1 })], cta: {} })] })],
      }),
      platforms: new Map([
        [
          'slow',
          platform('slow', 1920, 1080, '16:9', {
            seconds: { min: 3, max: 60, source: { url: 'house', date: '2026-11-22' } },
          }),
        ],
      ]),
    }),
    'coast lasts 1 s, and slow takes 3 to 60 s (our own limit, 2026-11-22). Lengthen its scenes, or give the video its own `platforms` without slow.',
  ],
  [
    'footage that ends before the scene',
    withFootage({ from: 3, seconds: 4 }),
    'coast, scene 1 shows 4 s of /project/hands.mp4 from second 3, which is 6 s long: shorten the scene, begin earlier, or use longer footage.',
  ],
  [
    'a prompt for a provider that makes no pictures',
    scenesInput([scene()], { generate: { provider: 'footage' } }),
    'coast, scene 1 has a prompt, but the provider footage makes no pictures: give the scene `footage`, or the campaign another provider.',
  ],
  [
    'a prompt that is too long by itself',
    scenesInput([scene({ prompt: 'x'.repeat(2001) })]),
    'coast, scene 1: the prompt has 2001 characters and Model One takes 2000: shorten it.',
  ],
  ['an unknown platform', scenesInput([scene()], { video: { platforms: ['tal'] } }), 'There is no platform "tal".'],
  [
    'two files of one name',
    planInput({
      campaign: campaign({
        videos: [video({ variants: [variant({ id: 'ja' })] }), video({ id: 'Coast-EN', variants: [variant()] })],
        locales: ['ja', 'en'],
      }),
    }),
    'summer cannot be planned, for 2 reasons:\n' +
      '  - coast/wide/en/ja and Coast-EN/wide/ja would both be written to wide/Coast-EN-ja: rename one of the videos or variants.\n' +
      '  - coast/tall/en/ja and Coast-EN/tall/ja would both be written to tall/Coast-EN-ja: rename one of the videos or variants.',
  ],
  [
    'names that a file system takes for one',
    planInput({
      campaign: campaign({
        locales: ['en'],
        videos: ['caf\u00e9', 'cafe\u0301'].map((id) => video({ id, platforms: ['wide'] })),
      }),
    }),
    'caf\u00e9/wide/en and cafe\u0301/wide/en would both be written to wide/cafe\u0301-en: rename one of the videos or variants.',
  ],
  [
    'the same id twice',
    planInput({
      campaign: campaign({ locales: ['en'], videos: [video({ platforms: ['wide'] }), video({ platforms: ['wide'] })] }),
    }),
    'coast/wide/en is there twice: give each video and each variant an id of its own.',
  ],
  [
    'a name that no file system takes',
    planInput({
      campaign: campaign({ locales: ['en'], videos: [video({ id: '海'.repeat(80), platforms: ['wide'] })] }),
    }),
    `The file name of ${'海'.repeat(80)}/wide/en takes 243 bytes, and file systems take 230 before the ending: shorten the id of the video or the variant.`,
  ],
])('refuses %s', (_, input, message) => {
  expect(mistakeOf(input)).toBe(message);
});

test('all mistakes are told at once, each once', () => {
  const videos = ['one', 'two'].map((id) =>
    video({ id, platforms: ['wide', 'tall'], variants: [variant({ scenes: [scene({ seconds: 90 })] })] }),
  );
  const lines = mistakeOf(planInput({ campaign: campaign({ videos }) })).split('\n');
  expect(lines).toHaveLength(5);
  expect(lines[0]).toBe('summer cannot be planned, for 4 reasons:');
});

test('the same input gives the same bytes, whatever the order of its maps', () => {
  const input = planInput({ assets: new Map([handsOn, asset('/project/phone.png', 'f0')]) });
  const turned = {
    ...input,
    platforms: new Map([...input.platforms].toReversed()),
    catalogues: new Map([...input.catalogues].toReversed()),
    assets: new Map([...input.assets].toReversed()),
  };
  const text = JSON.stringify(planCampaign(input));
  expect(JSON.stringify(planCampaign(input))).toBe(text);
  expect(JSON.stringify(planCampaign(turned))).toBe(text);
  expect(JSON.parse(text)).toEqual(planCampaign(input));
});
