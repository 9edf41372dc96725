import { z } from 'zod';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** The body of a create or an extension, from multipart or JSON. */
export interface VideoRequest {
  readonly model: string;
  readonly prompt: string;
  readonly seconds: string;
  readonly size: string;
  readonly encoding: 'multipart' | 'json';
  /** What the length was written as. */
  readonly secondsType: string;
  /** The reference picture. */
  readonly picture: Buffer | undefined;
  /** Every other field; pictures by their name, type and size. */
  readonly extra: Readonly<Record<string, string>>;
}

export async function readVideoRequest(request: IncomingMessage): Promise<VideoRequest> {
  const type = request.headers['content-type'] ?? '';
  const response = new Response(await buffer(request), { headers: { 'content-type': type } });
  const encoding = type.startsWith('multipart/form-data') ? 'multipart' : 'json';
  const fields: Record<string, unknown> =
    encoding === 'multipart'
      ? Object.fromEntries(await response.formData())
      : z.record(z.string(), z.unknown()).parse(await response.json());
  const file = await fileOf(fields['input_reference']);
  if (file !== undefined) fields['input_reference'] = file;
  const described = Object.entries(fields).map(([name, value]) => [name, describe(value)]);
  const { model = 'sora-2', prompt = '', seconds = '4', size = '720x1280', ...extra } = Object.fromEntries(described);
  const secondsType = typeof fields['seconds'];
  const picture = file && Buffer.from(await file.arrayBuffer());
  return { model, prompt, seconds, size, encoding, secondsType, picture, extra };
}

const byUrl = z.object({ image_url: z.string() });

/** As a file, or as a data URL in JSON. */
async function fileOf(value: unknown): Promise<File | undefined> {
  if (value instanceof File) return value;
  const { data } = byUrl.safeParse(value);
  if (data === undefined) return undefined;
  const blob = await (await fetch(data.image_url)).blob();
  return new File([blob], 'data', { type: blob.type });
}

function describe(value: unknown): string {
  if (value instanceof File) return `${value.name} ${value.type} ${value.size}`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
