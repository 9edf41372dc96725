import { expect, test } from 'vitest';
import { linesOf, readCampaign } from './read-campaign.ts';

const campaign = (post: string) => `name: dot
content: A lamp
locales: [en, ja]
platforms: [youtube, x]
videos:
  - id: lamp
    post:
${post
  .trim()
  .split('\n')
  .map((line) => `      ${line}`)
  .join('\n')}
`;

test('a post with words for one platform, and what one service alone knows', () => {
  const text = `
caption: { en: The night is yours., ja: 夜はあなたのもの。 }
link: { en: 'https://aurora.example/en', ja: 'https://aurora.example/ja' }
disclosure: Made with AI
fit: cut
platforms: { twitter: { caption: { en: Night., ja: 夜。 }, hashtags: [], link: false } }
services: { youtube: { privacy: unlisted, madeForKids: false } }`;
  const { campaign: read, diagnostics } = readCampaign(campaign(text));
  expect(diagnostics).toEqual([]);
  expect(read?.videos[0]?.post).toEqual({
    title: {},
    caption: { en: 'The night is yours.', ja: '夜はあなたのもの。' },
    hashtags: [],
    link: { en: 'https://aurora.example/en', ja: 'https://aurora.example/ja' },
    schedule: undefined,
    disclosure: { en: 'Made with AI', ja: 'Made with AI' },
    fit: 'cut',
    platforms: { x: { title: {}, caption: { en: 'Night.', ja: '夜。' }, hashtags: [], hasLink: false } },
    services: { youtube: { privacy: 'unlisted', madeForKids: false } },
  });
});

test.each([
  [
    'platforms: { yutube: { caption: A } }',
    '8:20 unknown-platform: there is no platform "yutube" (did you mean "youtube"?)',
  ],
  [
    'services: { youtub: { privacy: public } }',
    '8:19 unknown-service: there is no service "youtub" (did you mean "youtube"?)',
  ],
  [
    'link: aurora.example',
    '8:13 wrong-link: “aurora.example” is no address (write it whole, such as https://aurora.example)',
  ],
  [
    "link: { en: 'https://a.example', ja: 'javascript:alert(1)' }",
    '8:13 wrong-link: “javascript:alert(1)” is no address (write it whole, such as https://aurora.example)',
  ],
  [
    'schedule: 2026-12-01T09:00:00',
    '8:17 invalid-value: schedule needs a date, a time and a time zone, such as 2026-12-01T09:00:00+09:00',
  ],
])('%s', (post, line) => {
  expect(linesOf(campaign(post))).toEqual([line]);
});
