import { expect, test } from 'vitest';
import type { CaptionSettings } from '../../src/campaign/campaign.ts';
import { captionLook } from '../../src/plan/caption-look.ts';
import { captionRoom } from '../../src/plan/caption-room.ts';
import { fullRoom } from '../../src/plan/caption-width.ts';
import { planCampaign } from '../../src/plan/plan-campaign.ts';
import type { CaptionCue } from '../../src/plan/edit.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { untangleCues } from '../../src/plan/untangle-cues.ts';
import { spokenFrom } from '../../src/plan/word-clock.ts';
import { wordCues } from '../../src/plan/word-cues.ts';
import { brand, campaign, planInput, platform, platforms, scene, variant, video } from './plan-input.fixture.ts';

const none: CaptionSettings = { file: {}, style: undefined, position: undefined, burn: true };
const cue = (start: number, end: number, text: string): CaptionCue => ({ start, end, text });

function planWith(written: readonly CaptionCue[], change: Partial<CaptionSettings> = {}): Plan {
  const captions = { ...none, file: { en: '/project/en.srt' }, ...change };
  const variants = [variant({ scenes: [scene(), scene({ voice: { en: 'Spoken.', ja: '話した。' } })], cta: {} })];
  return planCampaign(
    planInput({
      campaign: campaign({ videos: [video({ captions, variants, platforms: ['wide'] })], platforms: ['wide'] }),
      captions: new Map([['/project/en.srt', written]]),
    }),
  );
}

test('a file is heard instead of the voice, in its locale', () => {
  const { deliverables } = planWith([cue(0.5, 2, 'Written.')]);
  expect(deliverables.map(({ edit }) => edit.captions.map(({ text }) => text))).toEqual([['Written.'], ['話した。']]);
});

test('what is written stays as it is while it fits, longer than seven seconds and of two sentences', () => {
  const written = [cue(0, 7.5, 'The city never goes dark. Nor do your pictures.')];
  expect(planWith(written).deliverables[0]?.edit.captions).toEqual(written);
});

test('captions after the end, over the end, and too fast to read are said in the plan', () => {
  const fast = 'More words than anybody reads in half of a second.';
  const { warnings, deliverables } = planWith([
    cue(4, 4.5, fast),
    cue(5, 5.4, fast),
    cue(7, 9, 'Over.'),
    cue(9, 10, 'After.'),
    cue(10, 11, 'After.'),
  ]);
  expect(warnings).toEqual([
    'coast (en): 2 captions begin after the end of the video (0:09.0 of 0:07.6) and will not be shown',
    'coast (en): the caption at 0:07.0 is cut at the end of the video, 0:07.6',
    'coast, scene 2 (en): the caption at 0:04.0 has 100 characters a second, and at most 20 can be read (and 1 more)',
  ]);
  expect(deliverables[0]?.edit.captions.at(-1)).toEqual(cue(7, 7.6, 'Over.'));
});

test.each([
  ['one after the other', [cue(0, 1, 'a'), cue(1, 2, 'b')], [cue(0, 1, 'a'), cue(1, 2, 'b')]],
  ['a slip', [cue(0, 1.2, 'a'), cue(1, 2, 'b')], [cue(0, 1, 'a'), cue(1, 2, 'b')]],
  ['two at once', [cue(0, 2, 'a'), cue(1, 3, 'b')], [cue(0, 1, 'a'), cue(1, 2, 'a\nb'), cue(2, 3, 'b')]],
  ['one within another', [cue(0, 3, 'a'), cue(1, 2, 'b')], [cue(0, 1, 'a'), cue(1, 2, 'a\nb'), cue(2, 3, 'a')]],
  ['a pause', [cue(0, 1, 'a'), cue(2, 3, 'b')], [cue(0, 1, 'a'), cue(2, 3, 'b')]],
])('cues that overlap become cues that follow each other: %s', (_, cues, expected) => {
  expect(untangleCues(cues)).toEqual(expected);
});

test('a tall frame has room for shorter captions than a wide one, and big words for their own', () => {
  const [wide = platform('w', 1920, 1080, '16:9')] = platforms;
  const tall = platform('t', 1080, 1920, '9:16', { safeZone: { ...wide.safeZone, left: 120, right: 192 } });
  const room = (place: typeof wide, style: CaptionSettings['style'], burn = true) =>
    captionRoom(place, captionLook({ ...none, style, burn }, brand));
  expect(room(wide, 'block').line).toBeGreaterThan(36);
  expect(room(tall, 'block').line).toBeCloseTo(23.6, 0);
  expect(room(tall, 'word')).toBe(fullRoom);
  expect(room(tall, 'block', false)).toBe(fullRoom);
});

test('the look is the video’s, then the brand’s', () => {
  const kit = { colours: brand.colours, captions: { style: 'word', size: 'large', accent: '#ff0000' } as const };
  expect(captionLook(none, kit)).toEqual({
    style: 'word',
    position: 'bottom',
    size: 9 * 1.2,
    text: '#ffffff',
    accent: '#ff0000',
    ground: '#090b0f',
  });
  expect(captionLook({ ...none, style: 'box', position: 'top' }, brand)).toMatchObject({
    style: 'box',
    position: 'top',
    accent: brand.colours.accent,
    ground: brand.colours.primary,
  });
  expect(captionLook({ ...none, burn: false }, kit)).toBeUndefined();
});

test('words are spoken by their length, or when somebody has heard them', () => {
  const plain = cue(2, 6, 'aa bb cccc');
  const words = ['aa ', 'bb ', 'cccc'];
  expect(spokenFrom(plain, words)).toEqual([2, 3, 4]);
  const timed = [
    { text: 'aa', start: 2, end: 2.2 },
    { text: 'bb', start: 3.5, end: 4 },
    { text: 'cccc', start: 5, end: 6 },
  ];
  expect(spokenFrom({ ...plain, words: timed }, words)).toEqual([2, 3.5, 5]);
});

const heard = (text: string, start: number) => ({ text, start, end: start + 0.4 });

test('transcribed words become captions that go when nobody speaks', () => {
  const words = [heard('Hello', 0), heard('there.', 0.5), heard('And', 3), heard('good', 3.5), heard('night.', 4)];
  expect(wordCues(words, 'en').map(({ start, end, text, words: own }) => [start, end, text, own?.length])).toEqual([
    [0, 0.9, 'Hello there.', 2],
    [3, 4.4, 'And good night.', 3],
  ]);
  expect(wordCues([heard('街は、', 0), heard('眠らない。', 0.5)], 'ja')[0]?.text).toBe('街は、眠らない。');
});

test('a bracket that opens goes with what it holds', () => {
  const text = '街は、いつまでも眠らない。「Aurora One」なら、その夜の光をすべて残せる。';
  const [first] = wordCues([{ text, start: 0, end: 8 }], 'ja', { line: 24, wide: 2 });
  expect(first?.text).toBe('街は、いつまでも眠らない。');
});
