import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { source } from '../campaign/platform-schema.ts';
import { packagedTemplates } from '../project/template-folders.ts';
import type { Limit } from './post.ts';

// What a service takes and what it asks for it: templates/services/*.yaml. The platforms' profiles hold what we make;
// several of their limits are ours and narrower.

const figure = z.strictObject({
  least: z.number().optional(),
  most: z.number(),
  unit: z.string(),
  hint: z.string().describe('What to change when it is broken.'),
  source,
});

const factsSchema = z.strictObject({
  service: z.string(),
  limits: z.record(z.string(), figure),
  quota: z.strictObject({ value: z.string(), perDay: z.number().optional(), source }).optional(),
  costUsd: z.strictObject({ source }).catchall(z.number()).optional(),
});
export type ServiceFacts = z.output<typeof factsSchema>;

export async function readServiceFacts(service: string): Promise<ServiceFacts> {
  const file = join(packagedTemplates, 'services', `${service}.yaml`);
  return factsSchema.parse(parse(await readFile(file, 'utf8')));
}

/** What a post has of each thing, held against what the service takes of it. */
export function holdAgainst({ limits }: ServiceFacts, measured: Readonly<Record<string, number>>): readonly Limit[] {
  return Object.entries(measured).flatMap(([name, amount]) => {
    const limit = limits[name];
    if (limit === undefined) return [];
    const { least = 0, most, unit, hint } = limit;
    const ok = amount >= least && amount <= most;
    const allowed = least > 0 ? `${least} to ${most}` : String(most);
    return [{ name, ok, value: `${Number(amount.toFixed(3))} of ${allowed} ${unit}`, hint: ok ? undefined : hint }];
  });
}
