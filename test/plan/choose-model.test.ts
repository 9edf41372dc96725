import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { chooseModel } from '../../src/plan/choose-model.ts';
import { campaign, catalogue, model, planInput } from './plan-input.fixture.ts';

const catalogues = new Map([
  catalogue('maker', [model({ id: 'm-1', retiredOn: '2026-11-20' }), model({ id: 'm-2', retiredOn: '2027-01-01' })]),
  catalogue('gone', [model({ id: 'old', retiredOn: '2026-01-01' })]),
  catalogue('secret', [model({ price: 'unknown' })]),
]);
const choose = (generate: object, today?: string) =>
  chooseModel(planInput({ catalogues, campaign: campaign({}, generate), ...(today && { today }) }));

const described = { seconds: [5], shapes: ['1:1'], resolutions: ['720p' as const], usdPerClip: 0.3 };

test.each([
  ['the default', {}, undefined, 'm-1'],
  ['the one named', { model: 'm-2' }, '2026-11-22', 'm-2'],
  ['one on the day before it retires', {}, '2026-11-19', 'm-1'],
  ['none for footage', { provider: 'footage' }, '2026-11-22', undefined],
  ['one whose price the campaign gives', { provider: 'secret', limits: { usdPerSecond: 0.2 } }, '2026-11-22', 'm-1'],
  ['one that the campaign describes', { model: 'new', limits: described }, '2026-11-22', 'new'],
])('takes %s', (_, generate, today, id) => {
  expect(choose(generate, today)?.id).toBe(id);
});

test.each([
  [
    { provider: 'makr' },
    undefined,
    'There is no provider "makr".',
    'Did you mean "maker"? Choose from gone, maker, secret.',
  ],
  [
    { model: 'm-3' },
    undefined,
    'There is no maker model "m-3".',
    'Did you mean "m-1"? Choose from m-1, m-2. A model that is not listed needs its limits in the campaign.',
  ],
  [
    { model: 'm-3', limits: { seconds: [5], usdPerClip: 1 } },
    undefined,
    'There is no maker model "m-3".',
    'Did you mean "m-1"? Choose from m-1, m-2. A model that is not listed needs its limits in the campaign.',
  ],
  [{}, '2026-11-20', 'maker retired Model One (m-1) on 2026-11-20.', 'Choose m-2 ($0.10/s).'],
  [
    { provider: 'secret' },
    undefined,
    'The catalogue does not know what Model One (m-1) costs.',
    'Name the model in the campaign and give usdPerSecond or usdPerClip under generate.limits.',
  ],
  [
    { provider: 'gone' },
    '2026-11-22',
    'gone retired Model One (old) on 2026-01-01.',
    'Choose another provider: maker m-2 ($0.10/s).',
  ],
])('refuses %j on %s', (generate, today, message, hint) => {
  const error = refusal(generate, today);
  expect([error?.message, error?.hint]).toEqual([message, hint]);
});

function refusal(generate: object, today: string | undefined): UserError | undefined {
  try {
    choose(generate, today);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  return undefined;
}
