import { expect, test } from 'vitest';
import { type ClipProgress, type DeliverableProgress, assessPlan } from '../../src/plan/assess-plan.ts';
import { planCampaign } from '../../src/plan/plan-campaign.ts';
import { campaign, planInput, video } from './plan-input.fixture.ts';

// Four clips of 0.40 USD, two deliverables: wide shows the first two clips, tall the others.
const videos = [video()];
const planOf = (budgetUsd?: number) =>
  planCampaign(planInput({ campaign: campaign({ locales: ['en'], videos, budgetUsd }) }));
const plan = planOf();
const [one = '', two = '', three = '', four = ''] = plan.clips.map((clip) => clip.key);
const [wide, tall] = plan.deliverables;

const clip = (state: ClipProgress['state'], reservedUsd = 0, spentUsd = 0, of = 'summer'): ClipProgress => ({
  campaign: of,
  state,
  reservedMicros: reservedUsd * 1_000_000,
  spentMicros: spentUsd * 1_000_000,
});
const none = new Map<string, DeliverableProgress>();

test('a plan nobody has run is new, and costs what it says', () => {
  expect(assessPlan(plan, new Map(), none)).toEqual({
    clips: { [one]: 'new', [two]: 'new', [three]: 'new', [four]: 'new' },
    deliverables: { 'coast/wide/en': 'new', 'coast/tall/en': 'new' },
    toSpendUsd: 1.6,
    committedUsd: 0,
    overBudget: false,
    caps: [],
  });
});

test.each([
  ['planned', 'new', 0.4],
  ['starting', 'in-flight', 0],
  ['running', 'in-flight', 0],
  ['ready', 'cached', 0],
  ['failed', 'failed', 0.4],
  ['unknown', 'unknown', 0],
] as const)('a clip that is %s is %s', (state, outlook, toSpend) => {
  const assessment = assessPlan(plan, new Map([[one, clip(state)]]), none);
  expect(assessment.clips[one]).toBe(outlook);
  expect(assessment.toSpendUsd).toBeCloseTo(1.2 + toSpend, 9);
});

test('money counts for the campaign that spends it, also for clips it no longer shows', () => {
  const clips = new Map([
    [one, clip('ready', 0, 0.4)],
    [two, clip('unknown', 0.4)],
    [three, clip('failed', 0, 0.1)],
    [four, clip('ready', 0, 0.4, 'another campaign')],
    ['an earlier prompt', clip('ready', 0, 0.4)],
  ]);
  const { toSpendUsd, committedUsd } = assessPlan(plan, clips, none);
  expect({ toSpendUsd, committedUsd }).toEqual({ toSpendUsd: 0.4, committedUsd: 1.3 });
});

test.each([
  [undefined, false],
  [1.6, false],
  [1.59, true],
  [0, true],
])('a budget of %s is exceeded: %s', (budget, overBudget) => {
  expect(assessPlan(planOf(budget), new Map(), none).overBudget).toBe(overBudget);
});

test('what is committed counts against the budget', () => {
  const clips = new Map([['gone', clip('ready', 0, 0.4)]]);
  expect(assessPlan(planOf(1.99), clips, none).overBudget).toBe(true);
  expect(assessPlan(planOf(2), clips, none).overBudget).toBe(false);
});

test('with nothing left to spend no budget is exceeded', () => {
  const clips = new Map(plan.clips.map(({ key }) => [key, clip('ready', 0, 0.4)]));
  expect(assessPlan(planOf(1), clips, none).overBudget).toBe(false);
});

test.each([
  ['ready', wide?.key, 'cached'],
  ['rendering', wide?.key, 'in-flight'],
  ['failed', wide?.key, 'failed'],
  ['planned', wide?.key, 'new'],
  ['ready', tall?.key, 'changed'],
  ['failed', tall?.key, 'changed'],
] as const)('a deliverable that is %s with key %s is %s', (state, key = '', outlook) => {
  const { deliverables } = assessPlan(plan, new Map(), new Map([['coast/wide/en', { key, state }]]));
  expect(deliverables).toEqual({ 'coast/wide/en': outlook, 'coast/tall/en': 'new' });
});

test('a deliverable waits for a person when one of its clips does, unless it is finished already', () => {
  const clips = new Map([
    [two, clip('unknown')],
    [four, clip('unknown')],
  ]);
  const finished = new Map([['coast/tall/en', { key: tall?.key ?? '', state: 'ready' as const }]]);
  expect(assessPlan(plan, clips, finished).deliverables).toEqual({
    'coast/wide/en': 'unknown',
    'coast/tall/en': 'cached',
  });
});
