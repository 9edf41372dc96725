import { z } from 'zod';
import type { Limit } from '../../post.ts';
import type { Graph } from './graph.ts';
import { limit } from './held-against.ts';

const schema = z.object({
  data: z.array(
    z.object({ quota_usage: z.number(), config: z.object({ quota_total: z.number() }).optional().catch(undefined) }),
  ),
});

/** How many posts of the last day are used up, of how many: the pages name several numbers, this call the account's own. */
export async function quotaLimit(graph: Graph, path: string, signal: AbortSignal): Promise<Limit[]> {
  const { data } = await graph.get(schema, path, { fields: 'quota_usage,config' }, { signal });
  const [{ quota_usage: used, config } = { quota_usage: 0 }] = data;
  if (config === undefined) return [];
  const total = config.quota_total;
  return [
    limit('quota', used < total, {
      value: `${used} of ${total} posts in 24 hours used`,
      hint: 'Publish this one tomorrow: the count is of the last 24 hours.',
    }),
  ];
}
