import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { chooseModel } from '../../src/plan/choose-model.ts';
import { campaign, catalogue, model, planInput } from './plan-input.fixture.ts';

const catalogues = new Map([
  catalogue('maker', [model({ id: 'm-1', retiredOn: '2026-11-20' }), model({ id: 'm-2', retiredOn: '2027-01-01' })]),
  catalogue('gone', [model({ id: 'old', retiredOn: '2026-01-01' })]),
]);
const choose = (generate: object, today?: string) =>
  chooseModel(planInput({ catalogues, campaign: campaign({}, generate), ...(today && { today }) }));

test.each([
  ['the default', {}, undefined, 'm-1'],
  ['the one named', { model: 'm-2' }, '2026-11-22', 'm-2'],
  ['one on the day before it retires', {}, '2026-11-19', 'm-1'],
  ['none for footage', { provider: 'footage' }, '2026-11-22', undefined],
  ['one with a fallback to footage', { fallback: ['footage', 'gone'] }, undefined, 'm-1'],
])('takes %s', (_, generate, today, id) => {
  expect(choose(generate, today)?.id).toBe(id);
});

test.each([
  [{ provider: 'makr' }, undefined, 'There is no provider "makr".', 'Did you mean "maker"? Choose from gone, maker.'],
  [{ fallback: ['zebra'] }, undefined, 'There is no provider "zebra".', 'Choose from gone, maker.'],
  [{ model: 'm-3' }, undefined, 'There is no maker model "m-3".', 'Did you mean "m-1"? Choose from m-1, m-2.'],
  [{}, '2026-11-20', 'maker retired Model One (m-1) on 2026-11-20.', 'Choose another model: m-2.'],
  [
    { provider: 'gone' },
    '2026-11-22',
    'gone retired Model One (old) on 2026-01-01.',
    'Choose another provider than gone.',
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
