import type { z } from 'zod';
import { ProviderError } from '../../../errors.ts';
import type { PostFile } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import type { UploadTools } from '../../publisher.ts';
import type { Graph } from './graph.ts';

interface Rest {
  readonly url: string;
  readonly file: PostFile;
  /** Bytes that the service has already. */
  readonly from: number;
  readonly headers: Readonly<Record<string, string>>;
  /** How long neither a byte nor an answer may take, in milliseconds. */
  readonly silenceMs: number;
}

/** Longer than any upload that moves; one that does not is ended by its silence. */
const longestMs = 12 * 3_600_000;

/** Sends the rest of a file in one request, as Meta wants it, straight from the disk. */
export async function sendRest<T>(
  schema: z.ZodType<T>,
  { url, file, from, headers, silenceMs }: Rest,
  { signal, onProgress }: Pick<UploadTools, 'signal' | 'onProgress'>,
  { graph, tools }: { readonly graph: Graph; readonly tools: Pick<PublisherTools, 'open' | 'account'> },
): Promise<T> {
  checkAddress(url, graph, tools);
  const { provider, ...silence } = { provider: tools.account.service, ended: new AbortController() };
  let timer: NodeJS.Timeout | undefined;
  const heard = (): void => {
    clearTimeout(timer);
    const error = new ProviderError(`${provider} took no more of the file.`, { provider, retryable: true });
    timer = setTimeout(() => silence.ended.abort(error), silenceMs);
  };
  const body = (): ReadableStream<Uint8Array> => {
    let sent = from;
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        controller.enqueue(chunk);
        sent += chunk.byteLength;
        heard();
        onProgress(sent, file.bytes);
      },
    });
    heard();
    return restOf(file, from, tools).pipeThrough(counted);
  };
  try {
    return await graph.send(schema, {
      method: 'POST',
      url,
      // Without the length, fetch sends a stream in chunks, which not every upload server takes.
      headers: { 'content-type': 'application/octet-stream', 'content-length': String(file.bytes - from), ...headers },
      body,
      effect: 'reversible',
      signal: AbortSignal.any([signal, silence.ended.signal]),
      withinMs: longestMs,
      auth: 'oauth',
      big: true,
    });
  } finally {
    clearTimeout(timer);
  }
}

/** `end` counts like that of fs.createReadStream: it is sent too. */
function restOf({ path, bytes }: PostFile, from: number, { open }: Pick<PublisherTools, 'open'>): ReadableStream {
  return from < bytes ? open(path, { start: from, end: bytes - 1 }) : new Blob([]).stream();
}

/** The token goes along, and the address came with an answer: it must lead to Meta, or to where the account is. */
function checkAddress(url: string, graph: Graph, { account }: Pick<PublisherTools, 'account'>): void {
  const { protocol, hostname, origin } = new URL(url);
  const known = protocol === 'https:' && (hostname === 'facebook.com' || hostname.endsWith('.facebook.com'));
  if (known || origin === new URL(graph.url('')).origin) return;
  throw new ProviderError(`${account.service} wants the file to be sent to ${hostname}, which is not Meta's.`, {
    provider: account.service,
    retryable: false,
  });
}
