import { z } from 'zod';
import type { Inspection } from '../render/rendering.ts';

const size = z.object({ width: z.number(), height: z.number() });

const inspectionSchema = z.object({
  ok: z.boolean(),
  checks: z.array(
    z.object({
      rule: z.string(),
      ok: z.boolean(),
      value: z.string(),
      expected: z.string(),
      source: z.string(),
      remark: z.literal(true).exactOptional(),
      places: z
        .array(z.object({ start: z.number(), end: z.number(), still: z.string().exactOptional() }))
        .exactOptional(),
    }),
  ),
  crops: z
    .array(
      z.object({
        scene: z.number(),
        style: z.enum(['crop', 'auto', 'blur', 'fit']),
        picture: size,
        crop: size,
        points: z.array(z.object({ seconds: z.number(), x: z.number(), y: z.number() })),
      }),
    )
    .optional(),
}) satisfies z.ZodType<Inspection>;

/** The ledger keeps inspections as they were written, perhaps by another version: what cannot be read is no inspection. */
export function readInspection(stored: unknown): Inspection | null {
  return inspectionSchema.safeParse(stored).data ?? null;
}
