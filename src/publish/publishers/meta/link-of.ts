import { z } from 'zod';
import type { Graph } from './graph.ts';

const schema = z.object({ permalink: z.string() });
const withinMs = 10_000;

/** The address of a live post, where the service will say it now. The post is out: no failure in here may say otherwise. */
export async function linkOf(graph: Graph, id: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    return (await graph.get(schema, id, { fields: 'permalink' }, { signal, withinMs })).permalink;
  } catch {
    return undefined;
  }
}
