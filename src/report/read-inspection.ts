import { z } from 'zod';
import type { Inspection } from '../render/rendering.ts';

const inspectionSchema = z.object({
  ok: z.boolean(),
  checks: z.array(
    z.object({
      rule: z.string(),
      ok: z.boolean(),
      value: z.string(),
      expected: z.string(),
      source: z.string(),
    }),
  ),
}) satisfies z.ZodType<Inspection>;

/** The ledger keeps inspections as they were written, perhaps by another version: what cannot be read is no inspection. */
export function readInspection(stored: unknown): Inspection | null {
  return inspectionSchema.safeParse(stored).data ?? null;
}
