import { z } from 'zod';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** The body of a create, from multipart or JSON. */
export interface VideoRequest {
  readonly model: string;
  readonly prompt: string;
  readonly seconds: string;
  readonly size: string;
  /** Every other field; files by their name and type. */
  readonly extra: Readonly<Record<string, string>>;
}

export async function readVideoRequest(request: IncomingMessage): Promise<VideoRequest> {
  const type = request.headers['content-type'] ?? '';
  const response = new Response(await buffer(request), { headers: { 'content-type': type } });
  const entries = type.startsWith('multipart/form-data')
    ? [...(await response.formData())]
    : Object.entries(z.record(z.string(), z.unknown()).parse(await response.json()));
  const {
    model = 'sora-2',
    prompt = '',
    seconds = '4',
    size = '720x1280',
    ...extra
  } = Object.fromEntries(entries.map(([name, value]) => [name, describe(value)]));
  return { model, prompt, seconds, size, extra };
}

function describe(value: unknown): string {
  if (value instanceof File) return `${value.name} ${value.type} ${value.size}`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
