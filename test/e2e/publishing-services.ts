import { createHash } from 'node:crypto';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Post, PostFile } from '../../src/publish/post.ts';
import { postKey } from '../../src/publish/post-key.ts';
import type { Account } from '../../src/publish/publisher-tools.ts';
import { did, startBlueskyEmulator, type BlueskyOptions } from '../emulators/bluesky.ts';
import { startFacebookEmulator, type FacebookOptions } from '../emulators/facebook.ts';
import { startInstagramEmulator, type InstagramOptions } from '../emulators/instagram.ts';
import { organisation, startLinkedInEmulator, type LinkedInOptions } from '../emulators/linkedin.ts';
import { startMastodonEmulator, type MastodonOptions } from '../emulators/mastodon.ts';
import { startPinterestEmulator, type PinterestOptions } from '../emulators/pinterest.ts';
import { startThreadsEmulator, type ThreadsOptions } from '../emulators/threads.ts';
import { startTikTokEmulator, type TikTokOptions } from '../emulators/tiktok.ts';
import { startXEmulator, type XOptions } from '../emulators/x.ts';
import { startYouTubeEmulator, type YouTubeOptions } from '../emulators/youtube.ts';

export const token = 'EAAGm0PX4ZCpsBAOdZBv1nL8x4dZC3fJq7hT2wY9';

/** An emulator as somebody sees it who looks which videos are live. */
export interface Running {
  readonly baseUrl: string;
  close(): Promise<void>;
  /** How often a post is to be seen. */
  readonly live: (post: Post) => number;
  /** Whether cover and captions have followed, where they must. */
  readonly isWhole?: (post: Post) => boolean;
}

export interface PublishingService {
  readonly name: string;
  readonly service: string;
  readonly platform: string;
  /** Of the video: eleven parts or more where it goes up in parts. */
  readonly bytes: number;
  /** Whether an upload that broke off goes on. */
  readonly resumes: boolean;
  /** Whether it can always be asked what became of a post. */
  readonly tells: boolean;
  readonly id: string;
  /** `files`: where the folder with the videos is served. */
  readonly settings?: (baseUrl: string, files: string) => Account['settings'];
  readonly options?: Post['options'];
  start(): Promise<Running>;
}

const mib = 1024 * 1024;
const bytesOf = (all: readonly { readonly sha256?: string | undefined }[], { video }: Post): number =>
  all.filter(({ sha256 }) => sha256 === video.sha256).length;

/** By name, each with what its emulator can be told. */
export const services = {
  youtube: {
    name: 'youtube',
    service: 'youtube',
    platform: 'youtube-shorts',
    bytes: 4 * mib,
    resumes: true,
    tells: true,
    id: 'UC1',
    async start(options: YouTubeOptions = {}) {
      const server = await startYouTubeEmulator({ inserts: Infinity, ...options });
      const find = ({ video }: Post) => server.videos.find(({ sha256 }) => sha256 === video.sha256);
      const isWhole = (post: Post) => find(post)?.cover !== undefined && find(post)?.captions !== undefined;
      return { ...server, live: (post) => bytesOf(server.videos, post), isWhole };
    },
  },
  tiktok: {
    name: 'tiktok',
    service: 'tiktok',
    platform: 'tiktok',
    // Twelve of TikTok's smallest chunks.
    bytes: 60 * mib,
    resumes: true,
    tells: true,
    id: 'aurora',
    settings: () => ({ audited: true }),
    options: { privacy: 'PUBLIC_TO_EVERYONE' },
    async start(options: TikTokOptions = {}) {
      const server = await startTikTokEmulator(options);
      return { ...server, live: (post) => bytesOf(server.posts, post) };
    },
  },
  instagram: {
    name: 'instagram',
    service: 'instagram',
    platform: 'instagram-reels',
    bytes: 4 * mib,
    resumes: true,
    tells: true,
    id: '17841400000000001',
    async start(options: Partial<InstagramOptions> = {}) {
      const server = await startInstagramEmulator({ token, looks: 0, ...options });
      return { ...server, live: (post) => bytesOf(server.posts, post) };
    },
  },
  facebookReel: {
    name: 'facebook reel',
    service: 'facebook',
    platform: 'facebook-reels',
    bytes: 4 * mib,
    resumes: true,
    tells: true,
    id: '102030405060708',
    start: startFacebook,
  },
  facebookFeed: {
    name: 'facebook feed',
    service: 'facebook',
    platform: 'facebook',
    bytes: 4 * mib,
    resumes: true,
    tells: false,
    id: '102030405060708',
    async start(options: Partial<FacebookOptions> = {}) {
      const server = await startFacebook(options);
      const edges = (post: Post) => server.extras.filter(({ id }) => id === server.idOf(post)).map(({ edge }) => edge);
      return { ...server, isWhole: (post) => new Set(edges(post)).size === 2 };
    },
  },
  threads: {
    name: 'threads',
    service: 'threads',
    platform: 'threads',
    bytes: mib,
    resumes: false,
    tells: true,
    id: '26500000000000001',
    settings: (_baseUrl, files) => ({ publicBaseUrl: files }),
    async start(options: Partial<ThreadsOptions> = {}) {
      const server = await startThreadsEmulator({ token, ...options });
      return { ...server, live: (post) => bytesOf(server.posts, post) };
    },
  },
  x: {
    name: 'x',
    service: 'x',
    platform: 'x',
    bytes: mib,
    resumes: true,
    tells: true,
    id: '4711',
    async start(options: XOptions = {}) {
      const server = await startXEmulator({ page: 100, ...options });
      return { ...server, live: (post) => bytesOf(server.posts, post) };
    },
  },
  linkedin: {
    name: 'linkedin',
    service: 'linkedin',
    platform: 'linkedin',
    bytes: 3 * mib,
    resumes: true,
    tells: true,
    id: organisation,
    async start(options: LinkedInOptions = {}) {
      const server = await startLinkedInEmulator(options);
      const shown = () => server.posts.map(({ content }) => server.videos.find(({ urn }) => urn === content.media.id));
      return {
        ...server,
        live: (post) =>
          bytesOf(
            shown().filter((one) => one !== undefined),
            post,
          ),
      };
    },
  },
  pinterest: {
    name: 'pinterest',
    service: 'pinterest',
    platform: 'pinterest',
    bytes: mib,
    resumes: false,
    tells: false,
    id: '4711',
    settings: () => ({ board: '549755885175' }),
    async start(options: PinterestOptions = {}) {
      const server = await startPinterestEmulator(options);
      const shown = () => server.pins.map((pin) => server.media.find(({ id }) => id === pin.media_source.media_id));
      return {
        ...server,
        live: (post) =>
          bytesOf(
            shown().filter((one) => one !== undefined),
            post,
          ),
      };
    },
  },
  bluesky: {
    name: 'bluesky',
    service: 'bluesky',
    platform: 'bluesky',
    bytes: 3 * mib,
    resumes: true,
    tells: true,
    id: did,
    settings: (baseUrl) => ({ videoService: baseUrl }),
    async start(options: BlueskyOptions = {}) {
      const server = await startBlueskyEmulator({ videos: Infinity, ...options });
      const live = ({ caption = '' }: Post) =>
        [...server.records.values()].filter(({ text }) => String(text).startsWith(caption)).length;
      return { ...server, live };
    },
  },
  mastodon: {
    name: 'mastodon',
    service: 'mastodon',
    platform: 'mastodon',
    bytes: mib,
    resumes: false,
    tells: true,
    id: '4711',
    async start(options: MastodonOptions = {}) {
      const server = await startMastodonEmulator(options);
      const shown = () => server.statuses.map((status) => server.media.find(({ id }) => id === status.media_ids[0]));
      return {
        ...server,
        live: (post) =>
          bytesOf(
            shown().filter((one) => one !== undefined),
            post,
          ),
      };
    },
  },
} satisfies Readonly<Record<string, PublishingService>>;

export const publishingServices: readonly PublishingService[] = Object.values(services);

async function startFacebook(options: Partial<FacebookOptions> = {}) {
  const server = await startFacebookEmulator({ token, ...options });
  const idOf = ({ video }: Post) => server.posts.find(({ sha256 }) => sha256 === video.sha256)?.id;
  return { ...server, idOf, live: (post: Post) => bytesOf(server.posts, post) };
}

/** A post with files of its own: the same words or the same file would be noticed. */
export async function postFor(
  { service, platform, id, bytes, options = {} }: PublishingService,
  number: number,
  folder: string,
): Promise<Post> {
  const file = (name: string) => join(folder, 'launch', platform, `${number}-${name}`);
  const target = { campaign: 'launch', deliverable: `teaser-${number}/${platform}/en`, service, accountId: id };
  const srt = await write(file('en.srt'), '1\n00:00:00,000 --> 00:00:01,000\nHello\n');
  const vtt = await write(file('en.vtt'), 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n');
  return {
    ...target,
    key: postKey(target, 0),
    platform,
    account: 'brand',
    video: {
      ...(await writeHollow(file('en.mp4'), target.deliverable, bytes)),
      seconds: 12,
      width: 1080,
      height: 1920,
    },
    cover: await write(file('en.jpg'), 'a picture'),
    captions: { srt, vtt },
    locale: 'en',
    title: `Aurora ${number}`,
    caption: `Number ${number} is here.`,
    hashtags: ['aurora'],
    madeByModel: true,
    schedule: undefined,
    options,
  };
}

async function write(path: string, content: string): Promise<PostFile> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return { path, bytes: Buffer.byteLength(content), sha256: createHash('sha256').update(content).digest('hex') };
}

/** A word and then a hole: it takes no room on the disk. */
async function writeHollow(path: string, word: string, bytes: number): Promise<PostFile> {
  await using file = await open(path, 'w');
  await file.write(word);
  await file.truncate(bytes);
  const hash = createHash('sha256').update(word);
  for (let left = bytes - word.length; left > 0; left -= mib) hash.update(Buffer.alloc(Math.min(mib, left)));
  return { path, bytes, sha256: hash.digest('hex') };
}
