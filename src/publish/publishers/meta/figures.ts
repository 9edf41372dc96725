import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

// What Meta's services take and where they are: templates/services/*.yaml. Our own, tighter limits are the platforms'.

const sourced = { source: z.string(), date: z.iso.date(), note: z.string().optional() };

const placement = z.strictObject({
  seconds: z.strictObject({ min: z.number(), max: z.number() }),
  bytes: z.int().nullable(),
  /** Characters; null where it takes no words. */
  caption: z.int().nullable(),
  title: z.int().optional(),
  hashtags: z.int().optional(),
  mentions: z.int().optional(),
  /** Smallest picture, and the only shape it takes. */
  frame: z.strictObject({ width: z.int(), height: z.int() }).optional(),
  ...sourced,
});

const schema = z.strictObject({
  service: z.string(),
  api: z.strictObject({ hosts: z.record(z.string(), z.url()), version: z.string(), ...sourced }),
  placements: z.record(z.string(), placement),
  quota: z.strictObject({ posts: z.int(), hours: z.int(), ...sourced }).optional(),
  schedule: z.strictObject({ minMinutes: z.number(), maxDays: z.number(), ...sourced }).optional(),
  upload: z.strictObject({ hours: z.number(), ...sourced }),
});

export type Figures = z.output<typeof schema>;
export type Placement = Figures['placements'][string];

/** Read while a publisher is made, which cannot wait: a few lines that come with the package. */
export function readFigures(service: 'instagram' | 'facebook' | 'threads'): Figures {
  // Four levels above this file, be it in src/ or in dist/.
  const templates = join(import.meta.dirname, '..', '..', '..', '..', 'templates');
  return schema.parse(parse(readFileSync(join(templates, 'services', `${service}.yaml`), 'utf8')));
}
