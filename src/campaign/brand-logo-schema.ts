import { z } from 'zod';

const file = z.string().min(1);
const corners = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;
const placeSchema = z.enum([...corners, 'none']);

export const logoSchema = z
  .strictObject({
    file: file.describe('PNG or SVG with transparency; a path relative to this file.'),
    onDark: file.optional().describe('The logo for dark grounds, such as a dark end card.'),
    onLight: file.optional().describe('The logo for light grounds, such as a light end card.'),
    corner: z.enum(corners).default('top-left').describe('Where it stands, inside the safe zone of the platform.'),
    placement: z
      .strictObject({
        wide: placeSchema.optional().describe('In frames wider than tall, such as 16:9.'),
        square: placeSchema.optional().describe('In frames that are about as wide as tall.'),
        tall: placeSchema.optional().describe('In frames taller than wide, such as 9:16 and 4:5.'),
      })
      .optional()
      .describe('Another corner in frames of a certain shape; none leaves it to the end card.'),
    size: z
      .number()
      .min(0.08)
      .max(0.5)
      .optional()
      .meta({ default: 0.26 })
      .describe('Its greatest width, as a part of the short side of the frame.'),
    clearSpace: z
      .number()
      .min(0)
      .max(2)
      .optional()
      .describe('Air around it that nothing else enters, as a part of its own height.'),
  })
  .describe('Shown in a corner of every video, and on the end card.');
