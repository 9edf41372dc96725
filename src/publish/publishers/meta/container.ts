import { z } from 'zod';
import { ProviderError } from '../../../errors.ts';
import type { Readiness } from '../../publisher.ts';
import type { Graph } from './graph.ts';

const phase = z.object({ status: z.string().optional(), bytes_transferred: z.coerce.number().optional() });

/** Instagram and Threads keep a post that is not out yet in a container; each calls its state differently. */
const schema = z
  .object({
    status_code: z.string().optional(),
    status: z.string().optional(),
    error_message: z.string().optional(),
    video_status: z.object({ uploading_phase: phase.optional() }).optional().catch(undefined),
  })
  .transform(({ status_code, status, error_message, video_status }) => ({
    state: status_code ?? status ?? '',
    words: error_message ?? (status_code === undefined ? undefined : status),
    uploading: video_status?.uploading_phase,
  }));

export type Container = z.output<typeof schema>;

export const startedSchema = z.object({ id: z.string().min(1), uri: z.url() });
export const postedSchema = z.object({ id: z.string().min(1) });

/** Rejects, as a question that may be asked again, when the service will not say: it forgets containers for a moment (100/33). */
export async function readContainer(graph: Graph, id: string, fields: string, signal: AbortSignal): Promise<Container> {
  try {
    return await graph.get(schema, id, { fields }, { signal });
  } catch (error) {
    if (error instanceof ProviderError && !error.retryable) throw asAgain(error);
    throw error;
  }
}

/** Of a read, any answer that is none may be better next time. */
function asAgain({ message, provider, hint }: ProviderError): ProviderError {
  return new ProviderError(message, { provider, retryable: true, ...(hint === undefined ? {} : { hint }) });
}

// "We recommend querying a container's status once per minute, for no more than 5 minutes":
// https://developers.facebook.com/docs/threads/troubleshooting (2026-11-24), and the same for Instagram.
const lookAgainMs = 60_000;

export function readinessOf({ state, words }: Container, service: string): Readiness {
  switch (state) {
    case 'FINISHED':
    case 'PUBLISHED':
      return { state: 'ready' };
    case 'IN_PROGRESS':
      return { state: 'processing', afterMs: lookAgainMs };
    case 'EXPIRED':
      return { state: 'failed', message: 'The upload has expired: it was not published within 24 hours.' };
    case 'ERROR':
      return { state: 'failed', message: words ?? 'The video could not be processed.' };
    default:
      throw unknownState(state, service, true);
  }
}

/** Whether a publish whose answer was lost has gone through: a container can be published once, and FINISHED is one that was not. Anything else proves nothing. */
export function wasPublished({ state, words }: Container, service: string): boolean {
  if (state === 'PUBLISHED') return true;
  if (state === 'EXPIRED' || state === 'FINISHED') return false;
  throw unknownState([state, words].filter(Boolean).join(': '), service, state !== 'ERROR');
}

function unknownState(state: string, provider: string, retryable: boolean): ProviderError {
  const words = `${provider} calls the state of the post "${state}", which settles nothing.`;
  return new ProviderError(words, { provider, retryable });
}
