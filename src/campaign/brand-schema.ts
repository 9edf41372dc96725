import { z } from 'zod';
import { brandStory } from './brand-story-schema.ts';
import { colourSchema as colour } from './colour-schema.ts';
import { nameOf } from './name-schema.ts';
import { textSchema } from './text-schema.ts';

// A brand kit: a YAML file that campaigns point at. The thorough kit (motion, legal lines, sonic logo) grows from here.

const asset = z.string().min(1);

export const brandSchema = z
  .strictObject({
    name: nameOf('Names the brand'),
    colours: z
      .strictObject({
        primary: colour.describe('Backgrounds of plates and of the end card.'),
        accent: colour.describe('What should catch the eye.'),
        text: colour.describe('Text over plates and pictures.'),
        background: colour.describe('The ground behind everything.'),
      })
      .describe('Colours as "#rrggbb", in quotes, since # begins a comment.'),
    font: z
      .string()
      .min(1)
      .default('Inter')
      .describe('Family of headlines: Inter, one installed on the system, or that of fontFile.'),
    fontFile: asset.optional().describe('A TTF or OTF file; a path relative to this file.'),
    logo: z
      .strictObject({
        file: asset.describe('PNG or SVG with transparency; a path relative to this file.'),
        corner: z
          .enum(['top-left', 'top-right', 'bottom-left', 'bottom-right'])
          .default('top-left')
          .describe('Where it stands, inside the safe zone of the platform.'),
      })
      .optional()
      .describe('Shown in a corner of every video.'),
    look: z.string().optional().describe('Added to every prompt, such as "matte surfaces, deep blue shadows".'),
    avoid: z.array(z.string()).default([]).describe('Added to what every prompt avoids.'),
    sonicLogo: asset
      .optional()
      .describe('A sound of a second or two, heard with the end card; a path relative to this file.'),
    ...brandStory,
    tagline: textSchema.optional().describe('Shown on the end card under the call to action.'),
  })
  .describe('How everything of a brand looks: colours, font, logo, style of pictures.');

export type BrandFile = z.output<typeof brandSchema>;
