import { z } from 'zod';
import { colourSchema } from './colour-schema.ts';
import { textSchema } from './text-schema.ts';

const style = z
  .enum(['block', 'box', 'plain', 'karaoke', 'word'])
  .optional()
  .meta({ default: 'block' })
  .describe(
    'block: a plate behind all lines. box: each line on its own. plain: outlined letters. karaoke: the line fills as it is spoken. word: a few big words, the spoken one in the accent colour.',
  );
const position = z
  .enum(['bottom', 'middle', 'top'])
  .optional()
  .meta({ default: 'bottom' })
  .describe('Where they stand, inside the safe zone of the platform.');

/** Of a campaign or a video. What is left out is the campaign's, then the brand's. */
export const captionsSchema = z
  .strictObject({
    file: textSchema
      .optional()
      .describe('An SRT or WebVTT file that says them instead of the voice; a path relative to this file.'),
    style,
    position,
    burn: z
      .boolean()
      .optional()
      .meta({ default: true })
      .describe('Whether they are part of the picture. They are files beside the video in any case.'),
  })
  .describe('What is spoken, to be read.');

export const brandCaptionsSchema = z
  .strictObject({
    style,
    position,
    size: z.enum(['small', 'medium', 'large']).default('medium').describe('Of the letters.'),
    text: colourSchema.optional().describe('Of the letters.'),
    accent: colourSchema.optional().describe('Of what is being spoken; the accent colour of the brand unless given.'),
    ground: colourSchema.optional().describe('Of plates and boxes.'),
  })
  .describe('How captions look, where a campaign does not say so itself.');

export type CaptionsFile = z.output<typeof captionsSchema>;
export type CaptionStyle = NonNullable<CaptionsFile['style']>;
export type CaptionPosition = NonNullable<CaptionsFile['position']>;
