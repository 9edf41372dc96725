import { expect, test } from 'vitest';
import { configSchema } from '../src/campaign/config-schema.ts';
import type { Model } from '../src/campaign/model-schema.ts';
import { clipLimits } from '../src/clip-limits.ts';
import { catalogue, model } from './plan/plan-input.fixture.ts';

const one: Partial<Model> = { concurrent: 4, startsPerMinute: 10 };
const daily: Partial<Model> = { concurrent: 8, startsPerMinute: 5, startsPerDay: 50 };
const free: Partial<Model> = { concurrent: 9, startsPerMinute: 1000, price: [{ usdPerSecond: 0 }] };

test.each([
  { what: 'one model', models: [one], config: {}, limits: { concurrent: 4, startsPerMinute: 10 } },
  {
    what: 'the narrowest of two',
    models: [one, daily],
    config: {},
    limits: { concurrent: 4, startsPerMinute: 5, startsPerDay: 50 },
  },
  {
    what: 'not the cores where it is free, since a server of one’s own is too',
    models: [free],
    config: {},
    limits: { concurrent: 9, startsPerMinute: 1000 },
  },
  {
    what: 'not the cores where the price is unknown',
    models: [{ ...one, price: 'unknown' as const }],
    config: {},
    limits: { concurrent: 4, startsPerMinute: 10 },
  },
  {
    what: 'at most what is configured for all',
    models: [one],
    config: { concurrency: { clips: 2 } },
    limits: { concurrent: 2, startsPerMinute: 10 },
  },
  {
    what: 'as much as the account allows',
    models: [daily],
    config: { limits: { maker: { concurrent: 20, startsPerMinute: 60, startsPerDay: 30_000 } } },
    limits: { concurrent: 20, startsPerMinute: 60, startsPerDay: 30_000 },
  },
  {
    what: 'only what is configured of the account',
    models: [daily],
    config: { limits: { maker: { startsPerDay: 9 }, other: { concurrent: 1 } } },
    limits: { concurrent: 8, startsPerMinute: 5, startsPerDay: 9 },
  },
])('limits: $what', ({ models, config, limits }) => {
  const catalogues = new Map([catalogue('maker', models.map(model))]);
  const { concurrency = {}, limits: own = {} } = config;
  expect(clipLimits(catalogues, { concurrency, limits: own, providers: {} }, 3).get('maker')).toEqual({
    account: 'default',
    remote: true,
    ...limits,
  });
});

test.each([
  ['animatic', {}, { concurrent: 3, remote: false }],
  ['animatic', { animatic: { concurrent: 64 } }, { concurrent: 3, remote: false }],
  ['footage', {}, { concurrent: 3, remote: false }],
])('what works here (%s, %j) has no more at once than there are cores', (provider, limits, expected) => {
  const catalogues = new Map([catalogue(provider, [model(free)])]);
  expect(clipLimits(catalogues, { concurrency: {}, limits, providers: {} }, 3).get(provider)).toMatchObject(expected);
});

test('limits are kept for the account that the configuration names', () => {
  const { providers } = configSchema.parse({ providers: { xai: { account: 'agency' } } });
  const catalogues = new Map([catalogue('xai', [model(one)])]);
  expect(clipLimits(catalogues, { concurrency: {}, limits: {}, providers }, 3).get('xai')?.account).toBe('agency');
});
