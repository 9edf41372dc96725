import { z } from 'zod';
import { textSchema } from './text-schema.ts';

const words = {
  title: textSchema.optional().describe('Title, where the service has one.'),
  caption: textSchema.optional().describe('The words beside the video.'),
};

const hashtags = z.array(z.string().regex(/^[^\s#]+$/, 'must be written without # and without spaces'));

export const postSchema = z
  .strictObject({
    ...words,
    hashtags: hashtags.default([]).describe('Without the #.'),
    link: textSchema
      .optional()
      .describe(
        'Where the post leads, such as https://aurora.example, with UTM parameters added: in the field for it, or below the caption where the service makes a link of it.',
      ),
    schedule: z.iso
      .datetime({ offset: true, error: 'needs a date, a time and a time zone, such as 2026-12-01T09:00:00+09:00' })
      .optional()
      .describe('When to publish: date, time and time zone, such as 2026-12-01T09:00:00+09:00.'),
    disclosure: textSchema
      .optional()
      .describe(
        'A line such as “Made with AI”, below the caption where a model made footage and the service has no field for that.',
      ),
    fit: z
      .enum(['refuse', 'cut'])
      .default('refuse')
      .describe(
        'What happens to words that are too long for a service: refuse sends nothing; cut ends the caption or title at a word.',
      ),
    platforms: z
      .record(
        z.string(),
        z.strictObject({
          ...words,
          hashtags: hashtags.optional().describe('Without the #.'),
          link: z.literal(false).optional().describe('false leaves the link out.'),
        }),
      )
      .default({})
      .describe('Other words on some platforms, such as x: { caption: … }.'),
    services: z
      .record(z.string(), z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])))
      .default({})
      .describe(
        'What one service alone knows, such as youtube: { privacy: unlisted }; docs/publishing.md lists it. `account` names the account.',
      ),
  })
  .describe('What is said beside the video when it is published.');

export type PostFile = z.output<typeof postSchema>;
