import { expect, test } from 'vitest';
import { linesOf, readCampaign } from './read-campaign.ts';

const head = 'name: a\nlocales: [en, pt-BR]\nplatforms: [x]\nvideos:\n  - id: v\n';
const variantOf = (text: string) => readCampaign(head + text).campaign?.videos[0]?.variants[0];
const sceneOf = (text: string) => variantOf(`    scenes: [${text}]\n`)?.scenes[0];

test.each<[what: string, scene: string, expected: object]>([
  [
    'a recording for all locales',
    '{ prompt: p, voiceFile: a.wav }',
    { voiceFile: { en: '/home/ana/campaigns/a.wav', 'pt-BR': '/home/ana/campaigns/a.wav' }, speak: true },
  ],
  [
    'or for each its own, or that of its language',
    '{ prompt: p, voiceFile: { en: en.wav, pt: pt.wav } }',
    { voiceFile: { en: '/home/ana/campaigns/en.wav', 'pt-BR': '/home/ana/campaigns/pt.wav' } },
  ],
  ['as long as its voice', '{ prompt: p, voice: Hello, seconds: voice }', { lengthAs: 'voice' }],
  ['footage speaks for itself', '{ footage: a.mp4, voice: Hello }', { speak: false, sound: 'keep' }],
  ['unless it is not to', '{ footage: a.mp4, voice: Hello, speak: true, sound: mute }', { speak: true, sound: 'mute' }],
  ['a level', '{ prompt: p, sound: -6 }', { sound: -6 }],
])('scene: %s', (_, text, expected) => {
  expect(sceneOf(text)).toMatchObject(expected);
});

const music = (text: string) => variantOf(`    content: c\n    music: ${text}\n`)?.music;

test('music is a path, or a map that says more of it', () => {
  expect(music('bed.m4a')).toEqual({ file: '/home/ana/campaigns/bed.m4a' });
  expect(music('{ file: bed.m4a, licence: CC0, bpm: 96, level: -3, start: 1, fadeIn: 0, fadeOut: 2 }')).toEqual({
    file: '/home/ana/campaigns/bed.m4a',
    licence: 'CC0',
    bpm: 96,
    level: -3,
    start: 1,
    fadeIn: 0,
    fadeOut: 2,
  });
});

test.each<[what: string, text: string, line: RegExp]>([
  [
    'a length of no voice',
    '    scenes: [{ prompt: p, seconds: voice }]\n',
    /no-voice: the scene is as long as its voice, and has none/,
  ],
  [
    'a recording from elsewhere',
    '    scenes: [{ prompt: p, voiceFile: "https://a/b.mp3" }]\n',
    /not-local: "https:\/\/a\/b\.mp3" is not a local file/,
  ],
  [
    'music from elsewhere',
    '    content: c\n    music: { file: "concat:a|b" }\n',
    /not-local: "concat:a\|b" is not a local file/,
  ],
  [
    'a recording in another language',
    '    scenes: [{ prompt: p, voiceFile: { en: a.wav, pt: b.wav, de: c.wav } }]\n',
    /unknown-locale: "de"/,
  ],
  ['no such sound', '    scenes: [{ prompt: p, sound: quiet }]\n', /sound must be keep or mute/],
  ['too loud', '    scenes: [{ prompt: p, sound: 60 }]\n', /sound must be from -60 to 12/],
  ['a key that music has not', '    content: c\n    music: { file: a.mp3, tempo: 96 }\n', /unknown key "tempo"/],
  ['no tempo at all', '    content: c\n    music: { file: a.mp3, bpm: 3 }\n', /bpm must be from 30 to 300/],
])('mistake: %s', (_, text, line) => {
  expect(linesOf(head + text).join('\n')).toMatch(line);
});
