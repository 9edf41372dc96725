import { z } from 'zod';

// An entry of the model catalogue: templates/models/<provider>.yaml holds a list of these.

const aspect = z.string().regex(/^\d+:\d+$/, 'must be a shape such as "16:9"');

const modelSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  seconds: z
    .union([
      z.array(z.number().positive()).min(1),
      z
        .strictObject({ min: z.number().positive(), max: z.number().positive(), step: z.number().positive() })
        .refine(({ min, max }) => min <= max, { path: ['max'], error: 'must not be less than min' }),
    ])
    .describe('Lengths the model makes: a set, or a range with its step.'),
  sizes: z
    .array(
      z.strictObject({
        resolution: z.enum(['480p', '720p', '1080p']),
        aspect,
        width: z.int().positive(),
        height: z.int().positive(),
      }),
    )
    .min(1),
  fps: z.array(z.int()).min(1),
  audio: z.enum(['always', 'never', 'switch']),
  reference: z.boolean().describe('Whether it takes a picture to keep to.'),
  seed: z.boolean(),
  promptCharacters: z.int().positive(),
  price: z
    .array(z.strictObject({ resolution: z.enum(['480p', '720p', '1080p']), usdPerSecond: z.number().min(0) }))
    .describe('US dollars for a second of output.'),
  concurrent: z.int().positive().describe('How many clips may be in the making at once.'),
  startsPerMinute: z.int().positive(),
  asOf: z.iso.date(),
  source: z.string(),
  retiredOn: z.iso.date().optional(),
  note: z.string().optional(),
});

export const catalogueSchema = z.strictObject({
  provider: z.string(),
  default: z.string().describe('The model used when a campaign names none.'),
  models: z.array(modelSchema).min(1),
});

export type Model = z.output<typeof modelSchema>;
export type Catalogue = z.output<typeof catalogueSchema>;
