import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mistakesIn } from './read-campaign.ts';

const text = readFileSync(new URL('../fixtures/campaigns/many-mistakes.yaml', import.meta.url), 'utf8');

test('every mistake is shown at once, each in its place', () => {
  expect(mistakesIn(text)).toMatchInlineSnapshot(`
    "launch.yaml:2:7: error: name may not contain / \\ : * ? " < > | or control characters: it becomes a file name
      1 │ # Wrong in as many ways as a tired person can manage in one evening.
      2 │ name: spring/launch
        │       ^^^^^^^^^^^^^
      3 │ brand: https://example.com/brand.yaml

    launch.yaml:3:8: error: "https://example.com/brand.yaml" is not a local file
      2 │ name: spring/launch
      3 │ brand: https://example.com/brand.yaml
        │        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ give the path of a file on this machine
      4 │ budget: 40 EUR

    launch.yaml:4:9: error: budget must be an amount in US dollars such as "40 USD", since providers charge in dollars
      3 │ brand: https://example.com/brand.yaml
      4 │ budget: 40 EUR
        │         ^^^^^^
      5 │ locales: [en, ja]

    launch.yaml:6:22: error: there is no platform "tik-tok"
      5 │ locales: [en, ja]
      6 │ platforms: [youtube, tik-tok, x, twitter]
        │                      ^^^^^^^ did you mean "tiktok"?
      7 │ generate:

    launch.yaml:6:34: error: "twitter" and "x" are the same platform
      5 │ locales: [en, ja]
      6 │ platforms: [youtube, tik-tok, x, twitter]
        │                                  ^^^^^^^ keep one of the two
      7 │ generate:

    launch.yaml:8:3: error: unknown key "provder"
      7 │ generate:
      8 │   provder: openai
        │   ^^^^^^^ did you mean "provider"?
      9 │   tune: plattform

    launch.yaml:9:9: error: tune must be platform, aspect or none, not "plattform"
       8 │   provder: openai
       9 │   tune: plattform
         │         ^^^^^^^^^ did you mean "platform"?
      10 │ videos:

    launch.yaml:12:5: error: unknown key "platfroms"
      11 │   - id: teaser
      12 │     platfroms: [x]
         │     ^^^^^^^^^ did you mean "platforms"?
      13 │     scenes:

    launch.yaml:15:18: error: seconds must be a number such as 4, or voice, not "4s"
      14 │       - prompt: Macro
      15 │         seconds: 4s
         │                  ^^
      16 │         text: { en: Meet Aurora One, jp: 日本語の長いテキスト }

    launch.yaml:16:9: warning: text is not given in ja
      15 │         seconds: 4s
      16 │         text: { en: Meet Aurora One, jp: 日本語の長いテキスト }
         │         ^^^^ these videos go without it; add "ja: …"
      17 │       - { prompt: 夜の街を歩く人 👩‍👩‍👧, seconds: 700 }

    launch.yaml:16:38: error: "jp" is not among the campaign's locales
      15 │         seconds: 4s
      16 │         text: { en: Meet Aurora One, jp: 日本語の長いテキスト }
         │                                      ^^ did you mean "ja"? Or add jp to "locales"
      17 │       - { prompt: 夜の街を歩く人 👩‍👩‍👧, seconds: 700 }

    launch.yaml:17:46: error: seconds must be from 0.5 to 600
      16 │         text: { en: Meet Aurora One, jp: 日本語の長いテキスト }
      17 │       - { prompt: 夜の街を歩く人 👩‍👩‍👧, seconds: 700 }
         │                                               ^^^
      18 │       - footage: assets\\film.mp4

    launch.yaml:18:18: error: the path is written with backslashes
      17 │       - { prompt: 夜の街を歩く人 👩‍👩‍👧, seconds: 700 }
      18 │       - footage: assets\\film.mp4
         │                  ^^^^^^^^^^^^^^^
         │ write "assets/film.mp4": forward slashes work on every system
      19 │         focus: { x: 2 }

    launch.yaml:19:9: error: focus has no "y"
      18 │       - footage: assets\\film.mp4
      19 │         focus: { x: 2 }
         │         ^^^^^ add "y: …"
      20 │   - id: TEASER

    launch.yaml:19:21: error: x must be from 0 to 1
      18 │       - footage: assets\\film.mp4
      19 │         focus: { x: 2 }
         │                     ^
      20 │   - id: TEASER

    launch.yaml:20:9: error: "TEASER" and the video "teaser" would share a file name
      19 │         focus: { x: 2 }
      20 │   - id: TEASER
         │         ^^^^^^ give each its own id
      21 │     content: A night outside

    launch.yaml:22:23: error: schedule needs a date, a time and a time zone, such as 2026-12-01T09:00:00+09:00
      21 │     content: A night outside
      22 │     post: { schedule: tomorrow }
         │                       ^^^^^^^^"
  `);
});

test('files of Windows show the same', () => {
  expect(mistakesIn(text.replaceAll('\n', '\r\n'))).toBe(mistakesIn(text));
});
