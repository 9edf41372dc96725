import { suggestName } from '../campaign/nearest-name.ts';
import { UserError } from '../errors.ts';
import type { PublisherTools } from './publisher-tools.ts';
import type { Publisher } from './publisher.ts';

type CreatePublisher = (tools: PublisherTools) => Promise<Publisher>;

// One line for each service. They are loaded when they are asked for.
const publishers: Readonly<Record<string, CreatePublisher>> = {
  bluesky: async (tools) => (await import('./publishers/bluesky/bluesky.ts')).createBluesky(tools),
  facebook: async (tools) => (await import('./publishers/facebook/facebook.ts')).createFacebook(tools),
  instagram: async (tools) => (await import('./publishers/instagram/instagram.ts')).createInstagram(tools),
  linkedin: async (tools) => (await import('./publishers/linkedin/linkedin.ts')).createLinkedIn(tools),
  mastodon: async (tools) => (await import('./publishers/mastodon/mastodon.ts')).createMastodon(tools),
  pinterest: async (tools) => (await import('./publishers/pinterest/pinterest.ts')).createPinterest(tools),
  threads: async (tools) => (await import('./publishers/threads/threads.ts')).createThreads(tools),
  tiktok: async (tools) => (await import('./publishers/tiktok/tiktok.ts')).createTikTok(tools),
  x: async (tools) => (await import('./publishers/x/x.ts')).createX(tools),
  youtube: async (tools) => (await import('./publishers/youtube/youtube.ts')).createYouTube(tools),
};

const serviceIds: readonly string[] = Object.keys(publishers);

/** Who publishes, and where. */
export interface Publishers {
  readonly ids: readonly string[];
  readonly create: CreatePublisher;
}

/** Rejects with a UserError when nobody publishes on this service. */
async function createPublisher(tools: PublisherTools): Promise<Publisher> {
  const { service } = tools.account;
  const create = Object.hasOwn(publishers, service) ? publishers[service] : undefined;
  if (create === undefined) {
    throw new UserError(`Nobody publishes on "${service}": ${suggestName(service, serviceIds)}`);
  }
  return await create(tools);
}

export const knownPublishers: Publishers = { ids: serviceIds, create: createPublisher };
