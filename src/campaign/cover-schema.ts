import { z } from 'zod';
import { textSchema } from './text-schema.ts';

export const coverSchema = z
  .strictObject({
    at: z.number().min(0).optional().describe('The moment that is the cover, in seconds of the finished video.'),
    text: textSchema.optional().describe('A hook, set large over the picture in the type of the brand.'),
  })
  .describe('The picture that stands for the video. Without it, the best frame is found.');

export const extrasSchema = z
  .array(z.enum(['gif', 'webp', 'square']))
  .describe('More files beside each video: a short preview as GIF or animated WebP, a square thumbnail.');

export type CoverFile = z.output<typeof coverSchema>;
export type Extra = z.output<typeof extrasSchema>[number];
