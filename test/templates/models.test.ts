import { expect, test } from 'vitest';
import { applies } from '../../src/campaign/clip-price.ts';
import { catalogueSchema } from '../../src/campaign/model-schema.ts';
import { offeredLengths } from '../../src/campaign/offered-lengths.ts';
import { readTemplates } from './read-templates.ts';

const files = readTemplates('templates/models/');
const catalogues = files.map(({ data }) => catalogueSchema.parse(data));
const models = catalogues.flatMap((catalogue) =>
  catalogue.models.map((model) => [`${catalogue.provider}/${model.id}`, model] as const),
);

test('each provider has one catalogue, whose default it holds', () => {
  expect(catalogues.map(({ provider }) => `${provider}.yaml`)).toEqual(files.map(({ name }) => name));
  for (const catalogue of catalogues) expect(catalogue.models.map(({ id }) => id)).toContain(catalogue.default);
});

test('no model is named twice', () => {
  const names = models.map(([name]) => name);
  expect(new Set(names).size).toBe(names.length);
});

test.each(models)('%s has even sizes of the shape they claim, once each', (_, model) => {
  for (const { width, height, aspect } of model.sizes) {
    const [across = 0, down = 1] = aspect.split(':').map(Number);
    expect((width % 2) + (height % 2)).toBe(0);
    expect(Math.abs(width / height / (across / down) - 1)).toBeLessThan(0.02);
  }
  const shapes = model.sizes.map(({ resolution, aspect }) => `${resolution} ${aspect}`);
  expect(new Set(shapes).size).toBe(shapes.length);
});

const unpriced = models.filter(([, { price }]) => price === 'unknown');

test.each(unpriced)('%s says that its price is not known', (_, { note }) => {
  expect(note).toMatch(/price/);
});

test.each(models)('%s has one price for each thing it makes', (_, { price, audio, sizes, seconds }) => {
  if (price === 'unknown') return;
  for (const size of sizes)
    for (const length of offeredLengths(size.seconds ?? seconds))
      for (const sound of audio === 'switch' ? [true, false] : [audio === 'always'])
        expect(price.filter((one) => applies(one, { ...size, seconds: length, audio: sound }))).toHaveLength(1);
});

test.each(models)('%s says where each figure was read', (_, { source, price }) => {
  const sources = price === 'unknown' ? [] : price.flatMap((one) => one.source ?? []);
  for (const page of [source, ...sources]) expect(page).toMatch(/^(https:\/\/|house$)/);
});

test('there is a catalogue for every provider, whose default is not gone', () => {
  expect(catalogues.map(({ provider }) => provider).toSorted()).toEqual([
    'ai-gateway',
    'alibaba',
    'animatic',
    'black-forest-labs',
    'fal',
    'footage',
    'google',
    'google-vertex',
    'minimax',
    'openai',
    'replicate',
    'runway',
    'xai',
  ]);
  for (const { models: all, default: usual } of catalogues)
    expect(all.find(({ id }) => id === usual)?.retiredOn).toBeUndefined();
});

test('the animatic makes every shape that a platform asks for, at every resolution, for nothing', () => {
  const animatic = catalogues.find(({ provider }) => provider === 'animatic')?.models[0];
  const shapes = new Set(readTemplates('templates/platforms/').map(({ text }) => /aspect: '(.+)'/.exec(text)?.[1]));
  for (const resolution of ['480p', '720p', '1080p'])
    for (const aspect of shapes)
      expect(animatic?.sizes).toContainEqual(expect.objectContaining({ resolution, aspect }));
  expect(animatic?.price).toEqual([{ usdPerSecond: 0 }]);
});

test('Sora stays usable at gateways and says that OpenAI closed it', () => {
  const sora = models.filter(([name]) => name.startsWith('openai/')).map(([, model]) => model);
  expect(sora).toHaveLength(2);
  for (const { retiredOn, note, seconds, asOf } of sora) {
    expect(retiredOn).toBeUndefined();
    expect(note).toContain('2026-09-24');
    expect(seconds).toEqual([4, 8, 12]);
    expect(asOf).toBe('2026-09-24');
  }
});
