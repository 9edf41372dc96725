import { expect, test } from 'vitest';
import { assessPlan } from '../../src/plan/assess-plan.ts';
import { planCampaign } from '../../src/plan/plan-campaign.ts';
import { showTake } from '../../src/plan/show-take.ts';
import { takeGroups } from '../../src/plan/take-groups.ts';
import { catalogue, model, scene, scenesInput } from './plan-input.fixture.ts';

const input = scenesInput([scene(), scene({ prompt: 'Waves over black rocks', seconds: 20 })], {
  video: { platforms: ['wide'] },
  generate: { takes: 3 },
});
const plan = planCampaign(input);
const groups = takeGroups(plan.clips);

test('clips of one request are a group; each piece of a chain is one of its own', () => {
  expect(groups.map(({ label, takes }) => [label, takes.map(({ number }) => number)])).toEqual([
    ['coast/1 16:9 wide', [1, 2, 3]],
    ['coast/2a 16:9 wide', [1, 2, 3]],
    ['coast/2b 16:9 wide', [1, 2, 3]],
  ]);
  expect(takeGroups(planCampaign(scenesInput([scene()])).clips)).toEqual([]);
});

test('a choice decides what is shown, and so the deliverable’s key, and no clip’s', () => {
  const [group] = groups;
  const [first, second] = (group?.takes ?? []).flatMap(({ clips }) => clips);
  if (first === undefined || second === undefined) throw new Error('no takes');
  const chosen = planCampaign({ ...input, choices: new Map([[first.key, 2]]) });
  expect(chosen.clips).toEqual(plan.clips);
  expect(chosen.deliverables.map(({ clips }) => clips[0])).toEqual([second.key, second.key]);
  expect(chosen.deliverables[0]?.key).not.toBe(plan.deliverables[0]?.key);
  // What a run does when the first take fails is what the next plan says.
  expect(plan.deliverables.map((task) => showTake(task, new Map([[first.key, second.key]])))).toEqual(
    chosen.deliverables,
  );
});

test.each([
  ['the first, which needs no choice', 1, []],
  ['one that there is no more', 4, ['coast, scene 1: take 4 was chosen, and there are only 3: the first is shown']],
])('%s', (_, take, warnings) => {
  const chosen = planCampaign({ ...input, choices: new Map([[groups[0]?.key ?? '', take]]) });
  expect(chosen.deliverables).toEqual(plan.deliverables);
  expect(chosen.warnings.filter((warning) => warning.includes('chosen'))).toEqual(warnings);
});

test('a choice ends when something else is asked for', () => {
  const other = scenesInput([scene({ prompt: 'A pier' })], { generate: { takes: 3 } });
  const choices = new Map(groups.map(({ key }) => [key, 2]));
  expect(planCampaign({ ...other, choices })).toEqual(planCampaign(other));
});

test('a take that failed costs no more, unless it is shown', () => {
  const [one, two] = (groups[0]?.takes ?? []).flatMap(({ clips }) => clips);
  const failed = { campaign: 'summer', state: 'failed', reservedMicros: 0, spentMicros: 0 } as const;
  const toSpend = (key = '') => assessPlan(plan, new Map([[key, failed]]), new Map()).toSpendUsd;
  expect(toSpend(one?.key)).toBeCloseTo(plan.price.totalUsd, 9);
  expect(toSpend(two?.key)).toBeCloseTo(plan.price.totalUsd - 0.4, 9);
});

test('pieces that go on from each other are chosen together', () => {
  const extending = model({ extend: { seconds: 12, times: 5 } });
  const chained = scenesInput([scene({ seconds: 20 })], {
    video: { platforms: ['wide'] },
    generate: { takes: 2 },
    input: { catalogues: new Map([catalogue('maker', [extending])]), extends: new Set(['maker']) },
  });
  const before = planCampaign(chained);
  const [group, ...others] = takeGroups(before.clips);
  expect(others).toEqual([]);
  expect(group?.takes.map(({ clips }) => clips.map(({ label }) => label))).toEqual([
    ['coast/1a 16:9 wide take 1', 'coast/1b 16:9 wide take 1'],
    ['coast/1a 16:9 wide take 2', 'coast/1b 16:9 wide take 2'],
  ]);
  const [one, two] = group?.takes ?? [];
  const chosen = planCampaign({ ...chained, choices: new Map([[group?.key ?? '', 2]]) });
  expect(chosen.deliverables[0]?.clips).toEqual(two?.clips.map(({ key }) => key));
  const instead = new Map(one?.clips.map(({ key }, index) => [key, two?.clips[index]?.key ?? '']));
  expect(before.deliverables.map((task) => showTake(task, instead))).toEqual(chosen.deliverables);
});
