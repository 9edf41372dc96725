import type { OpenaiService } from './open-service.ts';

/** What went wrong with a question, in words for a person: the service's own, in a line, without markup and without the key. */
export function serviceWords(error: unknown, { host, key }: Pick<OpenaiService, 'host' | 'key'>): string {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  const code = causeCode(error);
  const words = [messageOf(error), ...(code === undefined ? [] : [`(${code})`])].join(' ');
  const line = words
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  // A server without keys is given any word, which may be part of others.
  const safe = (key.length < 8 ? line : line.replaceAll(key, '[key]')).slice(0, 300);
  return typeof status === 'number' ? `${host} answered ${status}: ${safe}` : `${host}: ${safe}`;
}

function messageOf(error: unknown): string {
  const body = error instanceof Error && 'error' in error ? error.error : undefined;
  if (typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string') {
    return body.message;
  }
  return error instanceof Error ? error.message : String(error);
}

/** Such as ECONNREFUSED, which the SDK and fetch wrap twice. */
function causeCode(error: unknown): string | undefined {
  for (let one = error; one instanceof Error; one = one.cause) {
    if ('code' in one && typeof one.code === 'string' && /^[A-Z_]+$/.test(one.code)) return one.code;
  }
  return undefined;
}
