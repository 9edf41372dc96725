import { expect, test } from 'vitest';
import { linesOf } from './read-campaign.ts';

const good = 'name: a\ncontent: b\nplatforms: [x]\n';
const scene = `${good}videos:\n  - id: v\n    scenes:\n      - prompt: p\n`;

// What a person may write, and the line:column, code, message and (hint) that answers it.
test.each<[what: string, text: string, expected: string[]]>([
  ['nothing but a name', 'name: a\n', ['1:1 missing-key: the file has no "platforms" (add "platforms: …")']],
  [
    'a key with no value',
    'name: a\ncontent: b\nplatforms:\n',
    ['3:1 no-value: platforms has no value (give it a value, or remove the line)'],
  ],
  [
    'an unknown key',
    `${good}plattform: [x]\n`,
    ['4:1 unknown-key: unknown key "plattform" (did you mean "platforms"?)'],
  ],
  [
    'an unknown key, deep down',
    `${scene}        sceonds: 4\n`,
    ['8:9 unknown-key: unknown key "sceonds" (did you mean "seconds"?)'],
  ],
  [
    'a key in the wrong place',
    `${good}provider: openai\nseconds: 4\nx: 1\n`,
    [
      '4:1 unknown-key: unknown key "provider" ("provider" belongs in generate)',
      '5:1 unknown-key: unknown key "seconds" ("seconds" belongs in limits, scenes, transition, intro or endCard)',
      '6:1 unknown-key: unknown key "x" ("x" belongs in focus)',
    ],
  ],
  [
    'a number as name',
    `name: 2026\ncontent: b\nplatforms: [x]\n`,
    ['1:7 wrong-type: name must be a text, not the number 2026 (put it in quotes: "2026")'],
  ],
  [
    'a text as list',
    'name: a\ncontent: b\nplatforms: x\n',
    ['3:12 wrong-type: platforms must be a list, not "x" (write it as a list: [x])'],
  ],
  [
    'a text as map',
    `${good}generate: openai\n`,
    [
      '4:11 wrong-type: generate must be a map, not "openai" (its keys: provider, model, limits, fallback, tune, takes, n, rewrite, duration, aspect_ratio, seed, resolution, fps, audio, quality, metadata)',
    ],
  ],
  [
    'a list as text',
    `${good}videos: [{ id: v, cta: [Buy] }]\n`,
    ['4:24 wrong-type: cta must be a text or a map, not a list (Call to action on the end card.)'],
  ],
  [
    'a number in a text by locale',
    `${good}videos: [{ id: v, cta: { en: 5 } }]\n`,
    ['4:30 wrong-type: en must be a text, not the number 5 (put it in quotes: "5")'],
  ],
  ['an empty text', `${good}videos: [{ id: v, cta: "" }]\n`, ['4:24 out-of-range: cta is empty']],
  [
    'a word as number',
    `${scene}        seconds: 4s\n`,
    ['8:18 invalid-value: seconds must be a number such as 4, or voice, not "4s"'],
  ],
  ['no time at all', `${scene}        seconds: 0\n`, ['8:18 out-of-range: seconds must be from 0.5 to 600']],
  ['less than none', `${scene}        seconds: -3\n`, ['8:18 out-of-range: seconds must be from 0.5 to 600']],
  ['a day', `${scene}        seconds: 86400\n`, ['8:18 out-of-range: seconds must be from 0.5 to 600']],
  ['for ever', `${scene}        seconds: .inf\n`, ['8:18 out-of-range: seconds must be from 0.5 to 600']],
  ['no number', `${scene}        seconds: .nan\n`, ['8:18 out-of-range: seconds must be from 0.5 to 600']],
  [
    'half a take',
    `${good}generate: { takes: 1.5 }\n`,
    ['4:20 wrong-type: takes must be a whole number, not the number 1.5 (How many alternatives of each clip.)'],
  ],
  ['too many takes', `${good}generate: { takes: 9 }\n`, ['4:20 out-of-range: takes must be from 1 to 4']],
  [
    'an odd frame rate',
    `${good}generate: { fps: 25 }\n`,
    ['4:18 wrong-value: fps must be 24 or 30, not the number 25'],
  ],
  [
    'a misspelt choice',
    `${good}generate: { tune: plattform }\n`,
    ['4:19 wrong-value: tune must be platform, aspect or none, not "plattform" (did you mean "platform"?)'],
  ],
  [
    'another currency',
    `${good}budget: 40 EUR\n`,
    ['4:9 invalid-value: budget must be an amount in US dollars such as "40 USD", since providers charge in dollars'],
  ],
  [
    'a bare amount',
    `${good}budget: 40\n`,
    ['4:9 invalid-value: budget must be an amount in US dollars such as "40 USD", since providers charge in dollars'],
  ],
  [
    'a negative amount',
    `${good}budget: -40 USD\n`,
    ['4:9 invalid-value: budget must be an amount in US dollars such as "40 USD", since providers charge in dollars'],
  ],
  [
    'a language by name',
    `${good}locales: [english]\n`,
    ['4:11 invalid-value: item 1 of locales must be a language tag such as en, ja or pt-BR'],
  ],
  [
    'an underscore in a locale',
    `${good}locales: [pt_BR]\n`,
    ['4:11 invalid-value: item 1 of locales must be a language tag such as en, ja or pt-BR'],
  ],
  [
    'a language by name in a text',
    `${good}videos: [{ id: v, cta: { english: Buy } }]\n`,
    ['4:26 invalid-key: "english" must be a language tag such as en, ja or pt-BR'],
  ],
  [
    'a list of nothing',
    `${good}videos: []\n`,
    ['4:9 out-of-range: videos is an empty list (add an item, or remove the line)'],
  ],
  [
    'a video that is a word',
    `${good}videos: [teaser]\n`,
    [
      '4:10 wrong-type: item 1 of videos must be a map, not "teaser" (its keys: id, content, scenes, cta, music, captions, intro, endCard, platforms, variants, cover, extras, post)',
    ],
  ],
  [
    'a video without id',
    `${good}videos: [{ content: b }]\n`,
    ['4:10 missing-key: item 1 of videos has no "id" (add "id: …")'],
  ],
  ['half a point', `${scene}        focus: { x: 0.5 }\n`, ['8:9 missing-key: focus has no "y" (add "y: …")']],
  ['a point outside', `${scene}        focus: { x: 50, y: 0 }\n`, ['8:21 out-of-range: x must be from 0 to 1']],
  [
    'a day as time',
    `${good}videos: [{ id: v, post: { schedule: 2026-12-01 } }]\n`,
    ['4:37 invalid-value: schedule needs a date, a time and a time zone, such as 2026-12-01T09:00:00+09:00'],
  ],
  [
    'a time without zone',
    `${good}videos: [{ id: v, post: { schedule: 2026-12-01T09:00:00 } }]\n`,
    ['4:37 invalid-value: schedule needs a date, a time and a time zone, such as 2026-12-01T09:00:00+09:00'],
  ],
  [
    'a hashtag with #',
    `${good}videos: [{ id: v, post: { hashtags: ["#a", b c] } }]\n`,
    [
      '4:38 invalid-value: item 1 of hashtags must be written without # and without spaces',
      '4:44 invalid-value: item 2 of hashtags must be written without # and without spaces',
    ],
  ],
  [
    'metadata in layers',
    `${good}metadata: { a: { b: c } }\n`,
    ['4:16 wrong-type: a must be a text, a number or true or false, not a map'],
  ],
])('%s', (_, text, expected) => {
  expect(linesOf(text)).toEqual(expected);
});
