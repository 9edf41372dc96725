import { z } from 'zod';
import { colourSchema } from './colour-schema.ts';

const kind = z.enum(['cut', 'fade', 'dip', 'slide', 'wipe', 'zoom']);

const transition = z.strictObject({
  kind: kind.describe(
    'cut: at once; fade: one over the other; dip: through a colour; slide: the new scene pushes the old one away; wipe: a soft edge uncovers it; zoom: through the old scene into the new one.',
  ),
  seconds: z.number().min(0.1).max(2).optional().describe('How long both scenes are seen; 0.4 to 0.6 unless given.'),
  direction: z
    .enum(['left', 'right', 'up', 'down', 'in', 'out'])
    .optional()
    .describe('Where a slide or a wipe moves to, in the direction of reading unless given; in or out for a zoom.'),
  colour: colourSchema.optional().describe('Of a dip; the background of the brand unless given.'),
});

export const transitionSchema = z.union([kind, transition]);

/** As it is written: a word or a map. */
export type TransitionFile = z.output<typeof transitionSchema>;
