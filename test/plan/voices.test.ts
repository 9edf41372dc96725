import { expect, test } from 'vitest';
import type { Asset, Scene } from '../../src/campaign/campaign.ts';
import { assessPlan } from '../../src/plan/assess-plan.ts';
import { planCampaign } from '../../src/plan/plan-campaign.ts';
import type { PlanInput } from '../../src/plan/plan-input.ts';
import { wantedSpeech } from '../../src/plan/scene-voice.ts';
import { selectDeliverables } from '../../src/plan/select-deliverables.ts';
import { type Speaking, speechKey } from '../../src/plan/speech.ts';
import { asset, scene, scenesInput } from './plan-input.fixture.ts';

const speaking: Speaking = {
  model: 'tts-1',
  voice: 'alloy',
  voices: { ja: 'nova' },
  instructions: undefined,
  speed: undefined,
  usdPerMillionCharacters: 1000,
  asOf: '2026-11-20',
  spoken: new Map(),
};
const recording = (path: string, seconds: number) => asset(path, `sha of ${path}`, { kind: 'audio', seconds });
const voiced = (change: Partial<Scene> = {}) =>
  scene({ lengthAs: 'voice', speak: true, voice: { en: 'Hello.' }, ...change });

function planOf(scenes: readonly Scene[], input: Partial<PlanInput> = {}) {
  return planCampaign(scenesInput(scenes, { input, video: { platforms: ['wide'] } }));
}
const scenesIn = (plan: ReturnType<typeof planOf>, locale: string) =>
  plan.deliverables.find((one) => one.locale === locale)?.edit.scenes ?? [];

test('a scene is as long as its recording and a breath, in each language', () => {
  const assets = new Map([recording('/en.wav', 3.2), recording('/ja.wav', 5)]);
  const plan = planOf([voiced({ voiceFile: { en: '/en.wav', ja: '/ja.wav' } })], { assets });
  expect(scenesIn(plan, 'en')[0]?.seconds).toBeCloseTo(4.1, 1);
  expect(scenesIn(plan, 'ja')[0]?.seconds).toBeCloseTo(5.9, 1);
  expect(plan.deliverables.map(({ edit }) => edit.over)).toEqual([
    [{ kind: 'voice', file: { path: '/en.wav', sha256: 'sha of /en.wav' }, start: 0.3, seconds: 3.2 }],
    [{ kind: 'voice', file: { path: '/ja.wav', sha256: 'sha of /ja.wav' }, start: 0.3, seconds: 5 }],
  ]);
  expect(plan.deliverables[0]?.edit.captions).toEqual([{ start: 0.3, end: 3.5, text: 'Hello.' }]);
});

test('without a recording or a model, a scene is as long as its words take to say', () => {
  const plan = planOf([voiced({ voice: { en: 'x'.repeat(60) } })]);
  expect(scenesIn(plan, 'en')[0]?.seconds).toBeCloseTo(4.9, 1);
  expect(plan.speech).toBeUndefined();
  expect(plan.deliverables[0]?.edit.over).toBeUndefined();
});

test('what a model is to speak is listed once, with its voice and its price', () => {
  const scenes = [voiced({ voice: { en: 'Hello.', ja: 'やあ' } }), voiced({ voice: { en: 'Hello.' } })];
  const plan = planCampaign(scenesInput(scenes, { input: { speaking } }));
  expect(plan.speech).toMatchObject([
    { label: 'coast/1 en speech', request: { voice: 'alloy', words: 'Hello.' }, estimateUsd: 0.006, made: false },
    { label: 'coast/1 ja speech', request: { voice: 'nova', words: 'やあ' }, estimateUsd: 0.002, made: false },
  ]);
  expect(plan.speech?.[0]?.usedBy).toEqual(['coast/wide/en', 'coast/tall/en']);
  const silent = planCampaign(scenesInput(scenes));
  expect(plan.price.totalUsd - silent.price.totalUsd).toBeCloseTo(0.008, 9);
  expect(plan.price.asOf).toBe('2026-11-01');
  expect(assessPlan(plan, new Map(), new Map()).toSpendUsd).toBeCloseTo(plan.price.totalUsd, 9);
  expect(selectDeliverables(plan, ['ja']).speech).toMatchObject([{ label: 'coast/1 ja speech' }]);
});

test('what is spoken is heard, costs nothing more, and is as long as it is', () => {
  const scenes = [voiced()];
  const request = wantedSpeech(voiced(), 'en', speaking);
  const [, file] = recording('/home/speech.wav', 2);
  const spoken = new Map<string, Asset>([[request === undefined ? '' : speechKey(request), file]]);
  const plan = planOf(scenes, { speaking: { ...speaking, spoken } });
  expect(plan.speech).toMatchObject([{ made: true }]);
  const silent = planOf(scenes);
  expect(assessPlan(plan, new Map(), new Map()).toSpendUsd).toBe(silent.price.totalUsd);
  expect(plan.deliverables[0]?.credits?.voices).toMatchObject([
    { scene: 1, spokenBy: { model: 'tts-1', voice: 'alloy' } },
  ]);
  expect(scenesIn(plan, 'en')[0]?.seconds).toBeCloseTo(2.9, 1);
});

test.each<[why: string, change: Partial<Scene>]>([
  ['has a recording', { voiceFile: { en: '/en.wav' } }],
  ['must not be spoken', { speak: false }],
  ['has no words', { voice: {} }],
])('nobody is asked to speak for a scene that %s', (_, change) => {
  expect(wantedSpeech(voiced(change), 'en', speaking)).toBeUndefined();
});

test.each<{ what: string; scenes: readonly Scene[]; says: RegExp }>([
  {
    what: 'another voice begins',
    scenes: [scene({ voiceFile: { en: '/long.wav' } }), voiced({ voiceFile: { en: '/en.wav' } })],
    says: /coast, scene 1 \(en\): the voice lasts 6\.0 s and is not over when that of scene 2 begins\. Lengthen/,
  },
  {
    what: 'the video ends',
    scenes: [scene(), scene({ voiceFile: { en: '/long.wav' } })],
    says: /coast, scene 2 \(en\): the voice lasts 6\.0 s and is not over when the video ends\./,
  },
])('a voice that is not over when $what is a mistake', ({ scenes, says }) => {
  const assets = new Map([recording('/en.wav', 2), recording('/long.wav', 6)]);
  expect(() => planOf(scenes, { assets })).toThrow(says);
});

test('a voice may go on over the next scene', () => {
  const assets = new Map([recording('/long.wav', 6)]);
  const plan = planOf([scene({ voiceFile: { en: '/long.wav' } }), scene()], { assets });
  expect(plan.deliverables[0]?.edit.over).toHaveLength(1);
});

test('the sonic logo is heard with the end card, and only there', () => {
  const assets = new Map([recording('/logo.wav', 1)]);
  const input = scenesInput([scene()], { input: { assets } });
  const plan = planCampaign({ ...input, brand: { ...input.brand, sonicLogo: '/logo.wav' } });
  const [first] = plan.deliverables;
  expect(first?.edit.over).toMatchObject([{ kind: 'logo', start: first?.edit.endCard?.start, seconds: 1 }]);
});

test('what is said as before changes nothing of a video', () => {
  const [before, after] = [scene(), scene({ sound: 'keep', speak: true })].map((one) => planOf([one]));
  expect(after?.deliverables).toEqual(before?.deliverables);
});
