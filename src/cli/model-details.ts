import { isRetired } from '../campaign/is-retired.ts';
import { allLengthWords, audioWords, priceLines, resolutionsOf, shapesOf } from '../campaign/model-words.ts';
import type { Model } from '../campaign/model-schema.ts';
import { count } from './format.ts';
import type { KnownModel } from './known-models.ts';
import type { Paint } from './paint.ts';
import { wrap } from './wrap.ts';

type Row = readonly [name: string, value: string, source?: string];

/** One model in full, with where its figures were read. */
export function modelDetails(known: KnownModel, today: string, paint: Paint, columns = 110): string[] {
  const { model } = known;
  const width = Math.min(columns, 110) - margin.length;
  const lines = rowsOf(known, today).flatMap(([name, value, source]) => {
    const [first = '', ...rest] = wrap(value, width);
    const from = source === undefined ? [] : [paint('dim', `${margin}${source}`)];
    return [`${paint('bold', name.padEnd(margin.length))}${first}`, ...rest.map((line) => margin + line), ...from];
  });
  return [paint('bold', `${model.name} (${model.id})`), '', ...lines, ''];
}

const margin = ' '.repeat(11);

function rowsOf({ provider, model, isDefault }: KnownModel, today: string): Row[] {
  const from = sourceWords(model.source, model.asOf);
  const prices = priceLines(model).map(({ words, asOf, source }, index): Row => [
    index === 0 ? 'price' : '',
    words,
    sourceWords(source, asOf),
  ]);
  return [
    ['provider', isDefault ? `${provider}, whose default it is` : provider],
    ['seconds', allLengthWords(model), from],
    ['shapes', shapesOf(model).join(', ')],
    ['sizes', resolutionsOf(model).join(', ')],
    ['frames', `${model.fps.join(' or ')} a second`],
    ['sound', audioWords[model.audio]],
    ['pictures', pictureWords(model)],
    ['seed', model.seed ? 'yes' : 'no'],
    ['prompt', `to ${model.promptCharacters} characters`],
    ...prices,
    ['at once', limitWords(model)],
    ...optionalRows(model, today),
  ];
}

function optionalRows(model: Model, today: string): Row[] {
  const { extend, resultHours, retiredOn, note } = model;
  return [
    ...(extend ? [['extended', `by ${extend.seconds} s at a time, ${extend.times} times`] as const] : []),
    ...(resultHours === undefined ? [] : [['kept', `${count(resultHours, 'hour')} by the service`] as const]),
    ...(retiredOn === undefined ? [] : [[isRetired(model, today) ? 'retired' : 'until', retiredOn] as const]),
    ...(note === undefined ? [] : [['note', note] as const]),
  ];
}

function pictureWords({ inputs: { firstFrame, lastFrame, references } }: Model): string {
  const kinds = [
    firstFrame && 'the first frame',
    lastFrame && 'the last frame',
    references > 0 && count(references, 'reference'),
  ].filter((kind) => kind !== false);
  return kinds.length === 0 ? 'none' : kinds.join(', ');
}

function limitWords({ concurrent, startsPerMinute, startsPerDay }: Model): string {
  const daily = startsPerDay === undefined ? '' : `, ${startsPerDay} a day`;
  return `${count(concurrent, 'clip')}, ${startsPerMinute} starts a minute${daily}`;
}

const sourceWords = (source: string, date: string) => (source === 'house' ? `our own, ${date}` : `${source} (${date})`);
