import { expect, test } from 'vitest';
import { platformSchema } from '../../src/campaign/platform-schema.ts';
import type { DeliverablePost, DeliverableTask } from '../../src/plan/plan.ts';
import { chooseAccounts } from '../../src/publish/choose-accounts.ts';
import { postOf } from '../../src/publish/posts-of.ts';
import type { Account } from '../../src/publish/publisher-tools.ts';
import { postText } from '../../src/publish/text/post-text.ts';
import { testInput } from '../report/test-input.ts';
import { readTemplates } from '../templates/read-templates.ts';

const platforms = new Map(
  readTemplates('templates/platforms/').map(({ data }) => {
    const platform = platformSchema.parse(data);
    return [platform.id, platform] as const;
  }),
);

const account: Account = { service: 's', name: 'brand', id: 'id-1', baseUrl: undefined, settings: { audited: true } };
const file = { path: '/out/teaser.mp4', sha256: 'a'.repeat(64), bytes: 1000 };
const [task] = testInput({ platforms: ['tiktok'], locales: ['en'] }).plan.deliverables;

function draft(
  id: string,
  post: Partial<DeliverablePost> = {},
  change: { madeByModel?: boolean; round?: number; atOnce?: boolean } = {},
) {
  const platform = platforms.get(id);
  if (platform === undefined || task === undefined) throw new Error('no such platform');
  const { madeByModel = true, round = 0, atOnce = false } = change;
  const own: DeliverableTask = { ...task, post: { ...task.post, ...post } };
  const video = { ...file, seconds: 5, width: 1080, height: 1920 };
  const finished = { task: own, video, cover: undefined, captions: undefined, madeByModel };
  return postOf(finished, { campaign: 'launch', platform, account, round, atOnce });
}

const tracked = (service: string) =>
  `https://aurora.example/?id=7&utm_source=${service}&utm_medium=social&utm_campaign=launch&utm_content=teaser%2Ftiktok%2Fen`;

test.each<[what: string, platform: string, post: Partial<DeliverablePost>, words: object]>([
  [
    'a title where the service has one',
    'youtube',
    {},
    { title: 'Lamp', caption: 'Light in the rain', hashtags: ['lamp'] },
  ],
  ['none where it has none', 'tiktok', {}, { title: undefined, caption: 'Light in the rain', hashtags: ['lamp'] }],
  ['no words on a story', 'instagram-stories', {}, { title: undefined, caption: undefined, hashtags: [] }],
  [
    'a disclosure where there is no field',
    'bluesky',
    { disclosure: 'Made with AI' },
    { caption: 'Light in the rain\n\nMade with AI' },
  ],
  ['none where there is one', 'youtube', { disclosure: 'Made with AI' }, { caption: 'Light in the rain' }],
  [
    'a link below the caption, before the disclosure, with where its visitors come from',
    'linkedin',
    { link: 'https://aurora.example/?id=7', disclosure: 'Made with AI' },
    { caption: `Light in the rain\n\n${tracked('linkedin')}\n\nMade with AI`, link: tracked('linkedin') },
  ],
  [
    'a link that the caption has already',
    'x',
    { link: 'https://aurora.example/?id=7', caption: 'Look: https://aurora.example/?id=7' },
    { caption: 'Look: https://aurora.example/?id=7' },
  ],
  [
    'a link in its own field',
    'pinterest',
    { link: 'https://aurora.example/?id=7' },
    { caption: 'Light in the rain', link: tracked('pinterest') },
  ],
  [
    'a link where nobody could click it',
    'instagram-reels',
    { link: 'https://aurora.example/?id=7' },
    { caption: 'Light in the rain' },
  ],
  ['too many hashtags, cut', 'threads', { hashtags: ['a', 'b'], fit: 'cut' }, { hashtags: ['a'] }],
  ['too many hashtags, left', 'threads', { hashtags: ['a', 'b'] }, { hashtags: ['a', 'b'] }],
])('%s', (_, platform, post, words) => {
  expect(draft(platform, post).post).toMatchObject(words);
});

test('footage of the team’s own is not declared as AI', () => {
  const { post } = draft('bluesky', { disclosure: 'Made with AI' }, { madeByModel: false });
  expect(post).toMatchObject({ madeByModel: false, caption: 'Light in the rain' });
});

test.each([
  ['x', 'Night after night. '.repeat(30)],
  ['bluesky', '👨‍👩‍👧‍👦 '.repeat(400)],
  ['mastodon', '夜はあなたのもの。'.repeat(100)],
])('a cut on %s keeps hashtags and disclosure, and every limit', (platform, caption) => {
  const words = { caption, disclosure: 'Made with AI', hashtags: ['lamp', 'night'], fit: 'cut' as const };
  const { post, limits } = draft(platform, words);
  expect(limits.filter(({ ok }) => !ok)).toEqual([]);
  expect(postText(post)).toMatch(platform === 'x' ? /….*#lamp #night$/s : /…\n\nMade with AI\n\n#lamp #night$/);
  const refused = draft(platform, { ...words, fit: 'refuse' }).limits.filter(({ ok }) => !ok);
  expect(refused[0]).toMatchObject({ name: 'caption', hint: expect.stringContaining('fit: cut') });
});

test('Bluesky counts bytes as well', () => {
  const { limits } = draft('bluesky', { caption: '👨‍👩‍👧‍👦'.repeat(200), hashtags: [] });
  expect(limits.filter(({ name }) => name.startsWith('caption'))).toEqual([
    { name: 'caption', ok: true, value: '200 of 300 graphemes', hint: undefined },
    expect.objectContaining({ name: 'caption bytes', ok: false, value: '5000 of 3000 bytes' }),
  ]);
});

test('what decides the key: what is posted where and how often, not the file nor the words', () => {
  const { key } = draft('x').post;
  expect(draft('x', { caption: 'Other words' }).post.key).toBe(key);
  expect(draft('x', { schedule: '2026-12-01T09:00:00+09:00' }, { atOnce: true }).post).toMatchObject({
    key,
    schedule: undefined,
  });
  expect(draft('x', {}, { round: 1 }).post.key).not.toBe(key);
});

test('options are the account’s, then the campaign’s; the name of the account is none', () => {
  expect(draft('tiktok', { options: { privacy: 'SELF_ONLY', account: 'brand' } }).post.options).toEqual({
    audited: true,
    privacy: 'SELF_ONLY',
  });
});

const accounts = [
  { ...account, service: 'x', name: 'brand' },
  { ...account, service: 'youtube', name: 'de' },
  { ...account, service: 'youtube', name: 'en' },
];

test.each<[what: string, service: string, asked: readonly string[], written: string | undefined, result: unknown]>([
  ['the only one', 'x', [], undefined, ['brand']],
  ['the one that the campaign names', 'youtube', [], 'en', ['en']],
  ['those that are asked for', 'youtube', ['de', 'en'], 'en', ['de', 'en']],
  ['none, when another service’s is asked for', 'x', ['de'], undefined, []],
  [
    'several, and nobody says which',
    'youtube',
    [],
    undefined,
    expect.stringMatching(/several accounts: de, en.*--account/),
  ],
  [
    'one that there is not',
    'youtube',
    [],
    'fr',
    expect.stringMatching(/no account youtube\/fr.*connect youtube --account fr/),
  ],
  [
    'no account at all',
    'tiktok',
    [],
    undefined,
    expect.stringMatching(/No account of tiktok.*reelmill connect tiktok/),
  ],
])('accounts: %s', (_, service, asked, written, result) => {
  const chosen = chooseAccounts(accounts, { service, asked, written });
  const shown = 'mistake' in chosen ? `${chosen.mistake} ${chosen.hint}` : chosen.accounts.map(({ name }) => name);
  expect(shown).toEqual(result);
});
