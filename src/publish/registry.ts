import { suggestName } from '../campaign/nearest-name.ts';
import { UserError } from '../errors.ts';
import type { PublisherTools } from './publisher-tools.ts';
import type { Publisher } from './publisher.ts';

type CreatePublisher = (tools: PublisherTools) => Promise<Publisher>;

// One line for each service. They are loaded when they are asked for.
// such as youtube: async (tools) => (await import('./publishers/youtube.ts')).createYoutube(tools),
const publishers: Readonly<Record<string, CreatePublisher>> = {};

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
