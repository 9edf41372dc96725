import { expect, test } from 'vitest';
import { planCampaign } from '../../src/plan/plan-campaign.ts';
import type { PlanInput } from '../../src/plan/plan-input.ts';
import type { Rewrite } from '../../src/plan/rewriting.ts';
import { catalogue, model, scene, scenesInput } from './plan-input.fixture.ts';

const rewrite = (prompt: string): Rewrite => ({ prompt, note: 'Shorter.', model: 'writer-1', date: '2026-11-23' });
const none = { model: 'writer-1', rewrites: new Map<string, Rewrite>() };

function inputWith(change: Partial<PlanInput> = {}, generate = {}): PlanInput {
  return scenesInput([scene()], {
    video: { platforms: ['wide'] },
    generate: { rewrite: true, takes: 2, ...generate },
    input: { rewriting: none, ...change },
  });
}

const plain = planCampaign(inputWith({}, { rewrite: false }));
const asked = planCampaign(inputWith());
const [first] = asked.clips;

/** The plan once every prompt is rewritten to this. */
function answered(prompt: string, change: Partial<PlanInput> = {}) {
  const rewrites = new Map([[first?.rewrite?.key ?? '', rewrite(prompt)]]);
  return planCampaign(inputWith({ rewriting: { model: 'writer-1', rewrites }, ...change }));
}

test('without an answer the prompts are as they are, and say what would be asked', () => {
  expect(asked.clips.map(({ key }) => key)).toEqual(plain.clips.map(({ key }) => key));
  expect(plain.clips[0]).not.toHaveProperty('rewrite');
  expect(first?.rewrite).toMatchObject({
    made: undefined,
    input: {
      prompt: first?.request.prompt,
      avoid: ['crowds', 'clutter on wide'],
      style: 'the style of wide',
      model: 'm-1',
      seconds: 4,
      aspect: '16:9',
      hasReference: false,
      limit: 2000 - ' Avoid: crowds, clutter on wide.'.length,
    },
  });
  // Takes share what is asked.
  expect(asked.clips[1]?.rewrite?.key).toBe(first?.rewrite?.key);
});

test('an answer is what is sent, and makes another clip', () => {
  const { clips } = answered('A lighthouse, slowly.');
  expect(clips.map(({ request }) => request.prompt)).toEqual(['A lighthouse, slowly.', 'A lighthouse, slowly.']);
  expect(clips[0]?.request.avoid).toEqual(first?.request.avoid);
  expect(clips[0]?.rewrite).toEqual({ ...first?.rewrite, made: rewrite('A lighthouse, slowly.') });
  expect(clips[0]?.key).not.toBe(first?.key);
});

test.each<[string, PlanInput]>([
  ['another language model', inputWith({ rewriting: { ...none, model: 'writer-2' } })],
  [
    'another prompt',
    scenesInput([scene({ prompt: 'A pier' })], { generate: { rewrite: true }, input: { rewriting: none } }),
  ],
  ['another shape', inputWith({}, { tune: 'aspect' })],
  ['another model', inputWith({ catalogues: new Map([catalogue('maker', [model({ id: 'm-2' })])]) })],
])('%s is another question', (_, input) => {
  expect(planCampaign(input).clips[0]?.rewrite?.key).not.toBe(first?.rewrite?.key);
});

test('another price or limit is not', () => {
  const dearer = catalogue('maker', [
    model({
      price: [{ resolution: '720p', usdPerSecond: 9 }],
      promptCharacters: 1500,
      asOf: '2027-01-01',
      note: 'dear',
    }),
  ]);
  expect(planCampaign(inputWith({ catalogues: new Map([dearer]) })).clips[0]?.rewrite?.key).toBe(first?.rewrite?.key);
});

test('a prompt that a person made too long is a mistake', () => {
  expect(() => answered('a'.repeat(2000))).toThrow(
    'coast, scene 1: the rewritten prompt has 2000 characters, and there is room for 1968: shorten it.',
  );
});

test('nobody to ask is a mistake, unless nothing is asked', () => {
  expect(() => planCampaign(inputWith({ rewriting: undefined }))).toThrow(
    /generate\.rewrite is on, but reelmill\.config\.yaml/,
  );
  expect(planCampaign(inputWith({ rewriting: undefined }, { provider: 'animatic' })).clips[0]).not.toHaveProperty(
    'rewrite',
  );
});
