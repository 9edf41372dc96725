import { expect, test } from 'vitest';
import { platformSchema } from '../../src/campaign/platform-schema.ts';
import { readTemplates } from './read-templates.ts';

const files = readTemplates('templates/platforms/');
const platforms = files.map(({ data }) => platformSchema.parse(data));

test('the platforms of the README are all there, each in the file of its name', () => {
  expect(platforms.map(({ id }) => `${id}.yaml`)).toEqual(files.map(({ name }) => name));
  expect(platforms.map(({ id }) => id).toSorted()).toEqual([
    'bluesky',
    'facebook',
    'facebook-reels',
    'instagram',
    'instagram-portrait',
    'instagram-reels',
    'instagram-stories',
    'linkedin',
    'mastodon',
    'pinterest',
    'snapchat',
    'threads',
    'tiktok',
    'web-cinematic',
    'x',
    'youtube',
    'youtube-shorts',
  ]);
});

test('no id or alias names two platforms', () => {
  const names = platforms.flatMap(({ id, aliases }) => [id, ...aliases]);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('twitter');
});

test.each([
  ['youtube', '16:9', 60, 'cinematic, professional'],
  ['instagram', '1:1', 30, 'aesthetic, trendy, high saturation'],
  ['tiktok', '9:16', 60, 'energetic, fast-paced, engaging'],
  ['x', '16:9', 30, 'attention-grabbing, clear message'],
])('%s keeps its shape, length and style', (id, aspect, max, style) => {
  const platform = platforms.find((candidate) => candidate.id === id);
  expect(platform).toMatchObject({ frame: { aspect }, seconds: { max }, prompt: { style } });
});

test.each([
  ['instagram', 1080, 1080],
  ['instagram-portrait', 1080, 1350],
  ['x', 1280, 720],
  ['web-cinematic', 2560, 1080],
])('%s is %i x %i', (id, width, height) => {
  expect(platforms.find((candidate) => candidate.id === id)?.frame).toMatchObject({ width, height });
});

test.each(platforms.map((platform) => [platform.id, platform] as const))('%s holds together', (_, platform) => {
  const { frame, safeZone, seconds, video, prompt, file, cover } = platform;
  const [across = 0, down = 1] = frame.aspect.split(':').map(Number);
  expect(Math.abs(frame.width / frame.height / (across / down) - 1)).toBeLessThan(0.02);

  // Text needs a box of at least 40 % by 40 % of the frame.
  expect(frame.width - safeZone.left - safeZone.right).toBeGreaterThan(frame.width * 0.4);
  expect(frame.height - safeZone.top - safeZone.bottom).toBeGreaterThan(frame.height * 0.4);

  expect(seconds.min).toBeLessThan(seconds.max);
  expect(video.targetKbps).toBeLessThanOrEqual(video.maxKbps);
  expect(video.fps.min).toBeLessThanOrEqual(24);
  expect(video.fps.max).toBeGreaterThanOrEqual(30);
  // The longest video at the highest rate must still be a file the platform takes.
  expect(((video.targetKbps + 400) * 125 * seconds.max) / file.maxBytes).toBeLessThan(1);
  expect(cover.width / cover.height).toBeCloseTo(frame.width / frame.height, 2);
  // Long enough to be advice, short enough to leave the model room for the scene.
  expect(prompt.framing.length).toBeGreaterThan(100);
  expect(prompt.framing.length).toBeLessThan(500);
  // A model draws what it is told of, even when told to leave room for it.
  expect(prompt.framing).not.toMatch(/\b(buttons?|captions?|titles?|text|progress bar|controls)\b/i);
});

test.each(platforms.map((platform) => [platform.id, platform] as const))(
  '%s fits the level it names',
  (_, platform) => {
    const macroblocks = Math.ceil(platform.frame.width / 16) * Math.ceil(platform.frame.height / 16);
    // Table A-1 of H.264: macroblocks in a frame, and in a second.
    const levels: Record<string, readonly [number, number]> = { '4.2': [8704, 522_240], '5.0': [22_080, 589_824] };
    const [perFrame, perSecond] = levels[platform.video.level] ?? [0, 0];
    expect(macroblocks).toBeLessThanOrEqual(perFrame);
    expect(macroblocks * 30).toBeLessThanOrEqual(perSecond);
  },
);

test.each(platforms.map((platform) => [platform.id, platform] as const))(
  '%s says where its figures come from',
  (_, platform) => {
    const sources = Object.values(platform).flatMap((part) =>
      typeof part === 'object' && 'source' in part ? [part.source] : [],
    );
    expect(sources).toHaveLength(9);
    for (const { url, date } of sources) {
      expect(url).toMatch(/^(https:\/\/|house$)/);
      expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
    }
    // A default of ours says why, so that a reader can judge it, unless the whole profile is ours.
    const bare = sources.filter(({ url, note }) => url === 'house' && note === undefined);
    expect(platform.service === 'web' ? [] : bare).toEqual([]);
  },
);
