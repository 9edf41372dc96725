import { z } from 'zod';
import { fontsSchema } from './brand-fonts-schema.ts';
import { logoSchema } from './brand-logo-schema.ts';
import { wordsToAvoidSchema } from './brand-words-schema.ts';
import { brandCaptionsSchema } from './captions-schema.ts';
import { brandStory } from './brand-story-schema.ts';
import { colourSchema as colour } from './colour-schema.ts';
import { nameOf } from './name-schema.ts';
import { textSchema } from './text-schema.ts';

// A brand kit: a YAML file that campaigns point at. Each part has its schema in a file of its own.

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
    lut: asset
      .optional()
      .describe(
        'A 3D LUT (.cube) for the colours of footage and clips, not of logo and text; a path relative to this file.',
      ),
    fonts: fontsSchema.optional(),
    logo: logoSchema.optional(),
    captions: brandCaptionsSchema.optional(),
    look: z.string().optional().describe('Added to every prompt, such as "matte surfaces, deep blue shadows".'),
    avoid: z.array(z.string()).default([]).describe('Added to what every prompt avoids.'),
    sonicLogo: asset
      .optional()
      .describe('A sound of a second or two, heard with the end card; a path relative to this file.'),
    wordsToAvoid: wordsToAvoidSchema.optional(),
    ...brandStory,
    tagline: textSchema.optional().describe('Shown on the end card under the call to action.'),
  })
  .describe('How everything of a brand looks: colours, font, logo, style of pictures.');

export type BrandFile = z.output<typeof brandSchema>;
