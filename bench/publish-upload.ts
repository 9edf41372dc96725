// One upload of `npm run bench:publish`: `SERVICE PLATFORM BASE_URL FILE BYTES`. Says how much memory this process took at most.

import { openPart } from '../src/publish/open-part.ts';
import type { Post } from '../src/publish/post.ts';
import { knownPublishers } from '../src/publish/registry.ts';

const [service = '', platform = '', baseUrl = '', path = '', size = ''] = process.argv.slice(2);
const account = {
  service,
  name: 'brand',
  id: service === 'linkedin' ? 'urn:li:organization:1' : '1',
  baseUrl,
  settings: { videoService: baseUrl, board: '1' },
};
const publisher = await knownPublishers.create({
  fetch,
  now: Date.now,
  account,
  token: async () => 'token',
  open: openPart,
});
const post: Post = {
  key: 'ab'.repeat(32),
  campaign: 'launch',
  deliverable: `teaser/${platform}/en`,
  platform,
  service,
  account: 'brand',
  accountId: account.id,
  video: { path, bytes: Number(size), sha256: 'ab'.repeat(32), seconds: 60, width: 1080, height: 1920 },
  cover: undefined,
  captions: undefined,
  locale: 'en',
  title: 'Aurora',
  caption: 'It is here.',
  hashtags: [],
  madeByModel: true,
  schedule: undefined,
  options: {},
};
const { signal } = new AbortController();
const idle = process.resourceUsage().maxRSS;
const state = await publisher.upload(post, undefined, { signal, save: async () => {}, onProgress: () => {} });
// At YouTube and TikTok the last part is the post.
if (service === 'youtube' || service === 'tiktok') await publisher.publish(post, state, signal);
process.send?.({ idle, most: process.resourceUsage().maxRSS });
