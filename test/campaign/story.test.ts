import { expect, test } from 'vitest';
import { readCampaign } from './read-campaign.ts';

const withScene = (scene: string) =>
  `name: a\ncontent: b\nplatforms: [tiktok]\nvideos:\n  - id: v\n    scenes:\n      - ${scene}\n`;

const found = (scene: string) =>
  readCampaign(withScene(scene)).diagnostics.map(({ line, code, message }) => `${line} ${code}: ${message}`);

test.each([
  ['{ picture: a.png, motion: left }', []],
  ['{ prompt: a, speed: 2, transition: { kind: slide, direction: up, seconds: 0.6 } }', []],
  ['{ prompt: a, inset: { footage: b.mp4 }, lowerThird: { title: Mira }, price: $4 }', []],
  ['{ prompt: a, legal: Simulated images. }', []],
  [
    '{ prompt: a, seconds: 2, legal: Simulated images. }',
    ['7 legal-too-short: the legal line in en has 2 words, must stand 2.4 s and stands 2 s'],
  ],
  ['{ prompt: a, motion: in }', ['7 without-use: "motion" is only for a picture']],
  ['{ picture: a.png, speed: 2 }', ['7 without-use: a still picture has no speed']],
  ['{ prompt: a, picture: a.png }', ['7 two-sources: the scene has a picture and prompt']],
  ['{ prompt: a, inset: { corner: top-left } }', ['7 one-source: inset shows nothing']],
  ['{ prompt: a, split: { footage: a.mp4, picture: a.png } }', ['7 one-source: split shows footage and a picture']],
] as const)('%s', (scene, expected) => {
  expect(found(scene)).toEqual(expected);
});
