import { z } from 'zod';
import { textSchema } from './text-schema.ts';

const layout = z
  .enum(['plain', 'split', 'product'])
  .optional()
  .describe('plain, split or product; as the brand says unless given.');
const picture = z
  .string()
  .min(1)
  .optional()
  .describe('Shown by the layouts split and product; a path relative to this file.');

/** What a video says of its cards. */
export const videoStory = {
  intro: z
    .strictObject({
      title: textSchema.describe('What the video is about.'),
      subtitle: textSchema.optional().describe('A line below it.'),
      seconds: z.number().min(0.5).max(10).optional().meta({ default: 1.5 }).describe('How long it stands.'),
      layout,
      picture,
    })
    .optional()
    .describe('A card before the first scene.'),
  endCard: z
    .strictObject({
      layout,
      picture,
      seconds: z.number().min(1).max(10).optional().describe('How long it stands.'),
    })
    .optional()
    .describe('How the card with the call to action looks.'),
} as const;
