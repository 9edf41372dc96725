import { expect, test } from 'vitest';
import type { Scene } from '../../src/campaign/campaign.ts';
import { planCampaign } from '../../src/plan/plan-campaign.ts';
import { transcriptKey, untranscribed } from '../../src/plan/transcripts.ts';
import { wordCues } from '../../src/plan/word-cues.ts';
import { asset, scene, scenesInput } from './plan-input.fixture.ts';

const media = (path: string, seconds: number, kind: 'audio' | 'video' = 'audio') =>
  asset(path, `sha of ${path}`, { kind, seconds, hasAudio: true, width: 1920, height: 1080 });
const assets = new Map([media('/en.wav', 2), media('/ja.wav', 2), media('/film.mp4', 20, 'video')]);
const words = (...said: readonly string[]) => said.map((text, n) => ({ text, start: n * 0.5, end: n * 0.5 + 0.4 }));

const film = scene({ prompt: undefined, footage: '/film.mp4', from: 1, seconds: 2 });
const recorded = scene({ voiceFile: { en: '/en.wav', ja: '/ja.wav' } });

test.each<[what: string, scene: Scene, files: readonly (readonly [string, string | undefined])[]]>([
  [
    'recordings in languages that are known',
    recorded,
    [
      ['/en.wav', 'en'],
      ['/ja.wav', 'ja'],
    ],
  ],
  ['footage, once, whatever it speaks', film, [['/film.mp4', undefined]]],
  ['not what somebody wrote down', { ...film, voice: { en: 'Hello', ja: 'やあ' } }, []],
  ['not what is mute', { ...film, sound: 'mute' }, []],
  ['nothing where nobody speaks', scene(), []],
])('to be listened to: %s', (_, one, files) => {
  const { campaign } = scenesInput([one, one]);
  const found = untranscribed(campaign, { assets });
  expect(found.map(({ file, language }) => [file.path, language])).toEqual(files);
  const there = new Map(found.map(({ file, language }) => [transcriptKey(file.sha256, language ?? 'en'), []]));
  expect(untranscribed(campaign, { assets, transcripts: there })).toEqual([]);
});

test('words become captions where they are heard, in their language only', () => {
  const transcripts = new Map([
    [transcriptKey('sha of /film.mp4', 'en'), words('zero', 'half', 'One.', 'and', 'two', 'then', 'late')],
    [transcriptKey('sha of /ja.wav', 'ja'), words('やあ。')],
  ]);
  const plan = planCampaign(scenesInput([film, recorded], { input: { assets, transcripts } }));
  const captions = (locale: string) => plan.deliverables.find((one) => one.locale === locale)?.edit.captions;
  expect(captions('en')).toMatchObject([{ start: 0, end: 1.9, text: 'One. and two then' }]);
  expect(captions('ja')).toMatchObject([{ start: 1.9, end: 2.3, text: 'やあ。' }]);
});

test.each([
  ['en', words('It', 'sees,', 'what', 'you', 'see!'), ['It sees, what you see!']],
  ['ja', words('夜', 'が', '見える', '。'), ['夜が見える。']],
])('words of %s are joined as they are written', (locale, said, texts) => {
  expect(wordCues(said, locale).map(({ text }) => text)).toEqual(texts);
});

test('long speech is cut at its sentences, with the times of its words', () => {
  const said = words(...'The phone sees in the dark. It never needs a flash. And it is yours from today.'.split(' '));
  expect(wordCues(said, 'en')).toMatchObject([
    { start: 0, end: 3, text: 'The phone sees in the dark.' },
    { start: 3, end: 5.5 },
    { start: 5.5 },
  ]);
});
