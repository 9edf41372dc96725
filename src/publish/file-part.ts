import type { Request } from './ask.ts';
import type { PublisherTools } from './publisher-tools.ts';

/** Bytes of a file from `start` to before `end`. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** A part of a file as the body of a request, streamed. Its length is sent along: services refuse the chunked encoding that fetch would use. */
export function filePart(
  path: string,
  { start, end }: Part,
  { open }: Pick<PublisherTools, 'open'>,
): { readonly headers: Readonly<Record<string, string>>; readonly body: NonNullable<Request['body']> } {
  return { headers: { 'content-length': String(end - start) }, body: () => open(path, { start, end: end - 1 }) };
}

/** `bytes 0-99/1000` */
export function contentRange({ start, end }: Part, total: number): string {
  return `bytes ${start}-${end - 1}/${total}`;
}

/** How much to send at once: a sixteenth of the file, so that a part which must be sent again stays a small share of it, within what the service takes. */
export function partSize(
  total: number,
  { multiple, most }: { readonly multiple: number; readonly most: number },
): number {
  return Math.min(most, Math.max(1, Math.ceil(total / 16 / multiple)) * multiple);
}
