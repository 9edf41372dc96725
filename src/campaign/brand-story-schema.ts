import { z } from 'zod';
import { animationSchema } from './scene-story-schema.ts';
import { textSchema } from './text-schema.ts';
import { transitionSchema } from './transition-schema.ts';

const layout = z
  .enum(['plain', 'split', 'product'])
  .default('plain')
  .describe(
    'plain: words in the middle; split: a half in the brand’s colour; product: a picture large, the words below or beside it.',
  );

const introSchema = z.strictObject({ layout }).describe('How opening cards look.');

const endCardSchema = z
  .strictObject({
    layout,
    seconds: z
      .number()
      .min(1)
      .max(10)
      .optional()
      .describe('1.5 or 2 unless given; longer where its legal line needs it.'),
  })
  .describe('How closing cards look.');

/** What a brand says of how its videos are told. */
export const brandStory = {
  transition: transitionSchema.optional().describe('How scenes begin that do not say it; a fade unless given.'),
  animation: animationSchema.optional().describe('How on-screen text comes where a scene does not say it.'),
  legal: textSchema
    .optional()
    .describe('Small print for each market, on the end card; without one, in the last scene.'),
  intro: introSchema.optional(),
  endCard: endCardSchema.optional(),
} as const;
