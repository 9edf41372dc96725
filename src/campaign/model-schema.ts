import { z } from 'zod';

// An entry of the model catalogue: templates/models/<provider>.yaml holds a list of these.

const resolution = z.enum(['480p', '720p', '1080p']);
export const shape = z.string().regex(/^\d+:\d+$/, 'must be a shape such as "16:9"');
const pixels = z.int().positive();

export const lengths = z
  .union([
    z.array(z.number().positive()).min(1),
    z
      .strictObject({ min: z.number().positive(), max: z.number().positive(), step: z.number().positive() })
      .refine(({ min, max }) => min <= max, { path: ['max'], error: 'must not be less than min' }),
  ])
  .describe('Lengths the model makes: a set, or a range with its step.');

export const modelSize = z.strictObject({
  resolution: resolution.describe('What a campaign calls it.'),
  aspect: shape,
  width: pixels,
  height: pixels,
  tier: z
    .string()
    .min(1)
    .optional()
    .describe('What the service calls it where it does not count pixels, such as 768P.'),
  seconds: lengths.optional().describe('Where this size is made in other lengths than the rest.'),
});

const dollars = z.number().min(0);

const price = z
  .strictObject({
    resolution: resolution.optional().describe('Of any resolution unless given.'),
    audio: z.boolean().optional().describe('With or without sound; either unless given.'),
    seconds: z.number().positive().optional().describe('Length of the clip, for a price that is not by the second.'),
    usdPerSecond: dollars.optional(),
    usdPerClip: dollars.optional(),
    asOf: z.iso.date().optional().describe('Where it was read on another day than the rest.'),
    source: z.string().optional().describe('Where it was read on another page than the rest.'),
  })
  .refine(({ usdPerSecond, usdPerClip }) => (usdPerSecond === undefined) !== (usdPerClip === undefined), {
    error: 'must say either usdPerSecond or usdPerClip',
  });

const modelSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  seconds: lengths,
  sizes: z.array(modelSize).min(1),
  fps: z.array(z.int()).min(1),
  audio: z.enum(['always', 'never', 'switch']),
  inputs: z
    .strictObject({
      firstFrame: z.boolean().describe('A picture that the clip begins with.'),
      lastFrame: z.boolean().describe('A picture that the clip ends with.'),
      references: z.int().min(0).describe('How many pictures of what it should look like.'),
    })
    .describe('Pictures it takes.'),
  seed: z.boolean(),
  promptCharacters: z.int().positive(),
  extend: z
    .strictObject({
      seconds: z.number().positive().describe('The most that one extension adds.'),
      times: z.int().positive().describe('How often one clip may be extended.'),
    })
    .optional()
    .describe('Where the service goes on from the end of a finished clip.'),
  price: z
    .union([z.literal('unknown'), z.array(price).min(1)])
    .describe('US dollars for a second of output or for a clip. What has no known price is not bought.'),
  concurrent: z.int().positive().describe('How many clips may be in the making at once.'),
  startsPerMinute: z.int().positive(),
  startsPerDay: z.int().positive().optional(),
  resultHours: z.number().positive().optional().describe('How long the service keeps a finished clip.'),
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
export type Lengths = z.output<typeof lengths>;
export type Size = z.output<typeof modelSize>;
export type Price = z.output<typeof price>;
