import { expect, test } from 'vitest';
import { postSheet } from '../../src/bundle/post-sheet.ts';
import { itemOf } from './item.ts';

const words = {
  title: 'Aurora One',
  caption: '@aurora: the night is yours.',
  hashtags: ['auroraone'],
  link: 'https://aurora.example',
  schedule: '2026-12-01T09:00:00+09:00',
  disclosure: 'Made with AI',
};

test('everything that is said beside a video, as it is to be copied', () => {
  expect(postSheet(itemOf('youtube', words, true))).toMatchInlineSnapshot(`
    "PLATFORM

    YouTube (ja)


    TITLE

    Aurora One


    CAPTION

    @aurora: the night is yours.

    https://aurora.example/?utm_source=youtube&utm_medium=social&utm_campaign=aurora-one&utm_content=teaser%2Ftiktok%2Fja

    #auroraone


    LINK

    https://aurora.example/?utm_source=youtube&utm_medium=social&utm_campaign=aurora-one&utm_content=teaser%2Ftiktok%2Fja


    WHEN

    2026-12-01 09:00 UTC+09:00


    DISCLOSURE

    A model made footage in this video. Declare it in YouTube: its switch for AI content (status.containsSyntheticMedia of the API).
    "
  `);
});

test.each<[platform: string, madeByModel: boolean, says: string | undefined, own?: { readonly disclosure: undefined }]>(
  [
    ['tiktok', true, 'Declare it in TikTok: its switch for AI content (post_info.is_aigc of the API).'],
    ['linkedin', true, 'LinkedIn has no switch for that: the caption says so.'],
    ['linkedin', true, 'LinkedIn has no switch for that: say it in the caption.', { disclosure: undefined }],
    ['linkedin', false, undefined],
  ],
)('the disclosure on %s, made by a model: %s', (platform, madeByModel, says, own) => {
  const sheet = postSheet(itemOf(platform, { ...words, ...own }, madeByModel));
  const [, said] = sheet.split('DISCLOSURE\n\n');
  expect(said).toBe(says && `A model made footage in this video. ${says}\n`);
});

test('what is not said has no heading, and what is too long is cut where that is wished', () => {
  const sheet = postSheet(itemOf('x', { caption: 'night '.repeat(100), fit: 'cut' }));
  expect(sheet.match(/^[A-Z]+$/gm)).toEqual(['PLATFORM', 'CAPTION']);
  expect(sheet.length).toBeLessThan(330);
});
