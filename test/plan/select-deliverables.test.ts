import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { planCampaign } from '../../src/plan/plan-campaign.ts';
import { selectDeliverables } from '../../src/plan/select-deliverables.ts';
import { campaign, planInput, scene, variant, video } from './plan-input.fixture.ts';

// Two videos on two platforms each, in two languages; one has two variants, one of which shares a clip with the other video.
const coast = video({ id: 'coast', platforms: ['wide', 'tall'] });
const harbour = video({
  id: 'harbour',
  platforms: ['wide', 'wide-too'],
  variants: [variant({ id: 'a', scenes: [scene()] }), variant({ id: 'b', scenes: [scene({ prompt: 'Gulls' })] })],
});
const plan = planCampaign(planInput({ campaign: campaign({ videos: [coast, harbour] }) }));
const ids = (...only: string[]) => selectDeliverables(plan, only).deliverables.map(({ id }) => id);

test('nothing named is the whole plan, as it is', () => {
  expect(selectDeliverables(plan, [])).toBe(plan);
});

test.each([
  { only: ['coast'], selects: ['coast/wide/en', 'coast/wide/ja', 'coast/tall/en', 'coast/tall/ja'] },
  { only: ['tall'], selects: ['coast/tall/en', 'coast/tall/ja'] },
  { only: ['TALL', 'Ja'], selects: ['coast/tall/ja'] },
  { only: ['tall', 'wide', 'ja', 'coast'], selects: ['coast/wide/ja', 'coast/tall/ja'] },
  { only: ['b', 'en'], selects: ['harbour/wide/en/b', 'harbour/wide-too/en/b'] },
  { only: ['coast/tall/ja'], selects: ['coast/tall/ja'] },
  { only: ['*/tall'], selects: ['coast/tall/en', 'coast/tall/ja'] },
  { only: ['harbour/*/ja/b'], selects: ['harbour/wide/ja/b', 'harbour/wide-too/ja/b'] },
  {
    only: ['coast/tall', 'harbour/wide-too/en/a'],
    selects: ['coast/tall/en', 'coast/tall/ja', 'harbour/wide-too/en/a'],
  },
  { only: ['coast/*', 'ja'], selects: ['coast/wide/ja', 'coast/tall/ja'] },
])('$only selects $selects', ({ only, selects }) => {
  expect(ids(...only)).toEqual(selects);
});

test('a name that is both a video and a locale means either', () => {
  const both = planCampaign(planInput({ campaign: campaign({ videos: [coast, video({ id: 'ja' })] }) }));
  const selected = selectDeliverables(both, ['ja', 'tall']).deliverables.map(({ id }) => id);
  expect(selected).toEqual(['coast/tall/ja', 'ja/tall/en', 'ja/tall/ja']);
});

test('takes its clips with it, and costs what they cost', () => {
  const selected = selectDeliverables(plan, ['harbour', 'b', 'wide']);
  expect(selected.clips.map(({ label, usedBy }) => [label, usedBy])).toEqual([
    ['harbour/1 16:9 wide', ['harbour/wide/en/b', 'harbour/wide/ja/b']],
  ]);
  expect(selected.price).toEqual({ totalUsd: 0.4, naiveUsd: 0.8, asOf: '2026-11-01' });
  expect(plan.price).toEqual({ totalUsd: 2.8, naiveUsd: 6.4, asOf: '2026-11-01' });
});

test('every take of a clip belongs to the selection', () => {
  const takes = planCampaign(planInput({ campaign: campaign({}, { takes: 3 }) }));
  const selected = selectDeliverables(takes, ['tall', 'en']);
  expect(selected.clips.map(({ request }) => request.take)).toEqual([1, 2, 3, 1, 2, 3]);
  expect(selected.price).toEqual({ totalUsd: 2.4, naiveUsd: 2.4, asOf: '2026-11-01' });
});

test.each([
  { only: ['tal'], message: '--only tal selects nothing of this campaign', hint: /^Did you mean tall\? There are:\n/ },
  { only: ['coast', 'moon'], message: '--only moon selects nothing of this campaign', hint: /^There are:\n/ },
  {
    only: ['coast', 'coast/tall/fr'],
    message: '--only coast/tall/fr selects nothing of this campaign',
    hint: /locale {4}en, ja\n/,
  },
  {
    only: ['coast', 'b'],
    message: '--only coast and b together select nothing of this campaign',
    hint: /variant {3}a, b$/,
  },
])('$only: $message', ({ only, message, hint }) => {
  const select = () => selectDeliverables(plan, only);
  expect(select).toThrow(UserError);
  expect(select).toThrow(expect.objectContaining({ message, hint: expect.stringMatching(hint) }));
});
