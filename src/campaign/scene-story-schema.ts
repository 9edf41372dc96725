import { z } from 'zod';
import { textSchema } from './text-schema.ts';

// What a scene shows and says beyond its shot and its text.

const asset = (what: string) => z.string().min(1).describe(`${what}; a path relative to this file.`);
const from = z.number().min(0).default(0).describe('Where in the footage to begin, in seconds.');

export const animationSchema = z.enum(['rise', 'fade', 'type', 'words']);

const second = {
  footage: asset('A video of your own').optional(),
  picture: asset('A picture, instead of footage').optional(),
  from,
};

const insetSchema = z
  .strictObject({
    ...second,
    corner: z
      .enum(['top-left', 'top-right', 'bottom-left', 'bottom-right'])
      .default('bottom-right')
      .describe('Where it stands, inside the safe zone.'),
    size: z.number().min(0.15).max(0.6).default(0.34).describe('Its longer side, as a share of the frame’s width.'),
  })
  .describe('A second picture in a corner of the first, with round corners and a border.');

const splitSchema = z
  .strictObject({
    ...second,
    share: z.number().min(0.25).max(0.75).default(0.5).describe('What the scene’s own picture takes of the frame.'),
  })
  .describe('A second picture beside the first in wide frames, below it in tall ones.');

const lowerThirdSchema = z
  .strictObject({
    title: textSchema.describe('Who or what is seen.'),
    subtitle: textSchema.optional().describe('A line below it.'),
  })
  .describe('A name plate at the foot of the frame.');

export const sceneStory = {
  picture: asset('A still picture instead of a clip').optional(),
  motion: z
    .enum(['in', 'out', 'left', 'right', 'up', 'down', 'none'])
    .optional()
    .meta({ default: 'in' })
    .describe('How the camera moves over a still picture.'),
  speed: z
    .number()
    .min(0.25)
    .max(4)
    .optional()
    .meta({ default: 1 })
    .describe('How fast the clip plays. Its sound keeps its pitch from 0.5 to 2 and is silent beyond.'),
  animation: animationSchema
    .optional()
    .describe(
      'How the text comes: rise, fade, type (letter by letter) or words (one after the other). As the brand says unless given, else rise.',
    ),
  lowerThird: lowerThirdSchema.optional(),
  price: textSchema.optional().describe('A price tag, such as "$499".'),
  legal: textSchema
    .optional()
    .describe('Small print. It must stand as long as its words take: 0.2 seconds each, and 2 or 3 to notice it.'),
  inset: insetSchema.optional(),
  split: splitSchema.optional(),
} as const;
