import { z } from 'zod';

const styleSchema = z.enum(['crop', 'auto', 'blur', 'fit']);

/** How a picture of another shape fills the frame. */
export type ReframeStyle = z.output<typeof styleSchema>;

export const reframeSchema = z
  .union([styleSchema, z.record(z.string().meta({ offers: 'platforms' }), styleSchema)])
  .default('crop')
  .describe(
    'How a picture of another shape fills the frame: cut around the focal point (crop), cut around faces and what moves and stands out (auto), whole on a blurred copy of itself (blur), or whole between bars in the ground colour of the brand (fit). One word, or a map from platform to word, with default for the others.',
  );
export type ReframeFile = z.output<typeof reframeSchema>;
