import { expect, test } from 'vitest';
import { type PromptTask, tunePrompt } from '../../src/plan/tune-prompt.ts';
import { brand, platform } from './plan-input.fixture.ts';

const wide = { resolution: '720p', aspect: '16:9', width: 1280, height: 720 } as const;

const task = (change: Partial<PromptTask> = {}): PromptTask => ({
  words: { content: 'The phone that sees in the dark', scene: 'Macro shot along the edge of a matte black phone' },
  tune: 'platform',
  platform: platform('youtube', 1920, 1080, '16:9'),
  brand,
  size: wide,
  part: 1,
  parts: 1,
  limit: 2000,
  ...change,
});

test('content, scene, style, look and framing, in whole sentences', () => {
  expect(tunePrompt(task())).toEqual({
    prompt:
      'The phone that sees in the dark. Macro shot along the edge of a matte black phone. Style: the style of youtube. ' +
      'Look: muted blues, soft grain. Framed for youtube in 16:9.',
    avoid: ['crowds', 'clutter on youtube'],
    note: undefined,
  });
});

test('a clip that will be cropped is composed for the crop', () => {
  expect(tunePrompt(task({ platform: platform('square', 1080, 1080, '1:1') }))?.prompt).toContain(
    'Framed for square in 1:1. Filmed in 16:9 and cropped to 1:1 afterwards: keep everything that matters inside the central 1:1 area.',
  );
});

test('nobody need compose for a difference that nobody sees', () => {
  const nearly = { resolution: '1080p', aspect: '7:4', width: 1792, height: 1024 } as const;
  expect(tunePrompt(task({ size: nearly }))?.prompt).not.toContain('Filmed in');
});

test.each([
  ['aspect', 'Wide 16:9 composition, subject near the centre, plain and calm towards the edges.'],
  [
    'none',
    'Wide 16:9 composition, subject and action in the middle of the frame, so that a wide, a square and a vertical crop all hold them.',
  ],
] as const)('tune: %s says nothing of a platform', (tune, framing) => {
  const tuned = tunePrompt(task({ tune }));
  expect(tuned?.prompt).toBe(
    `The phone that sees in the dark. Macro shot along the edge of a matte black phone. Look: muted blues, soft grain. ${framing}`,
  );
  expect(tuned?.avoid).toEqual(['crowds', 'letterbox bars', 'burned-in text', 'watermark']);
});

test('a piece of a chain says which it is', () => {
  expect(tunePrompt(task({ part: 2, parts: 3 }))?.prompt).toContain(
    'matte black phone. Part 2 of 3 of one unbroken shot: same subject, light and camera move. Style',
  );
});

test.each([
  ['A phone', 'A phone', 'A phone. Style'],
  ['A phone.', 'It rings!', 'A phone. It rings! Style'],
  ['夜のための電話', '黒い電話の縁', '夜のための電話。 黒い電話の縁。 Style'],
  ['', 'It "rings."', 'It "rings." Style'],
  ['One\n  line', '  Two\tlines ', 'One line. Two lines. Style'],
])('content %j and scene %j', (content, scene, start) => {
  expect(tunePrompt(task({ words: { content, scene } }))?.prompt.startsWith(start)).toBe(true);
});

const scene = 'Macro shot along the edge of a matte black phone';

test.each([
  { limit: 300, note: undefined, kept: 'Framed for youtube' },
  { limit: 190, note: 'left out the framing advice', kept: 'Look' },
  { limit: 160, note: 'left out the framing advice, the brand’s look', kept: 'Style' },
  { limit: 140, note: 'left out the framing advice, the brand’s look, the style', kept: 'The phone that' },
  {
    limit: 90,
    note: 'left out the framing advice, the brand’s look, the style, what to avoid',
    kept: 'The phone that',
  },
  {
    limit: 49,
    note: 'left out the framing advice, the brand’s look, the style, what to avoid, the video’s content',
    kept: scene,
  },
])('within $limit characters: $note', ({ limit, note, kept }) => {
  const tuned = tunePrompt(task({ limit }));
  expect(tuned?.prompt).toContain(scene);
  expect(tuned?.prompt).toContain(kept);
  expect(tuned?.note).toBe(note && `the model takes prompts of ${limit} characters: ${note}`);
  const avoid = tuned?.avoid.length ? ` Avoid: ${tuned.avoid.join(', ')}.` : '';
  expect(`${tuned?.prompt}${avoid}`.length).toBeLessThanOrEqual(limit);
});

test('the scene’s own words are never cut', () => {
  expect(tunePrompt(task({ limit: 48 }))).toBeUndefined();
});
