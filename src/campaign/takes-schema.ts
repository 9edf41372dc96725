import { z } from 'zod';

// <campaign>.takes.yaml: which takes were chosen. Written by `reelmill choose`, kept beside the campaign.

const choice = z.strictObject({
  clip: z.string().describe('What the plan calls the clip; for people.'),
  take: z.int().min(1).max(4).describe('The take that is shown.'),
  because: z.string().optional().describe('Why, where nobody chose it by hand.'),
  request: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be the key of a clip, 64 hexadecimal digits')
    .describe('What was asked for. A clip that is asked for differently has takes of its own, and this choice ends.'),
});

export const takesSchema = z
  .strictObject({ takes: z.array(choice).default([]) })
  .describe('Which of several takes is shown.');

export type Choice = z.output<typeof choice>;
