import { z } from 'zod';
import { nameSchema } from './name-schema.ts';
import { textSchema } from './text-schema.ts';

// A brand kit: a YAML file that campaigns point at. The thorough kit (motion, legal lines, sonic logo) grows from here.

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as "#1b7cff"');
const asset = z.string().min(1);

export const brandSchema = z.strictObject({
  name: nameSchema,
  colours: z.strictObject({
    primary: colour.describe('Backgrounds of plates and of the end card.'),
    accent: colour.describe('What should catch the eye.'),
    text: colour.describe('Text over plates and pictures.'),
    background: colour.describe('The ground behind everything.'),
  }),
  font: z
    .string()
    .default('Inter')
    .describe('Family of headlines: Inter, one installed on the system, or a file beside this one (fontFile).'),
  fontFile: asset.optional().describe('TTF or OTF, relative to this file.'),
  logo: z
    .strictObject({
      file: asset.describe('PNG or SVG with transparency, relative to this file.'),
      corner: z.enum(['top-left', 'top-right', 'bottom-left', 'bottom-right']).default('top-left'),
    })
    .optional(),
  look: z.string().optional().describe('Added to every prompt, such as "matte surfaces, deep blue shadows".'),
  avoid: z.array(z.string()).default([]).describe('Added to what every prompt avoids.'),
  tagline: textSchema.optional().describe('Shown on the end card under the call to action.'),
});

export type BrandFile = z.output<typeof brandSchema>;
