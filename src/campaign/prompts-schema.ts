import { z } from 'zod';

// <campaign>.prompts.yaml: prompts as a language model rewrote them. Written by `reelmill rewrite`, kept beside the campaign.

const rewritten = z.strictObject({
  clip: z.string().describe('What the plan calls the clip; for people.'),
  prompt: z.string().trim().min(1).describe('What is sent. Change it as you like.'),
  note: z.string().optional().describe('What the language model changed, in its words.'),
  before: z.string().describe('The prompt that it was made from; for people.'),
  model: z.string().describe('Who wrote it.'),
  date: z.iso.date(),
  request: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be a key of 64 hexadecimal digits')
    .describe('What the language model was asked. When that changes, the prompt is no longer used.'),
});

export const promptsSchema = z
  .strictObject({ prompts: z.array(rewritten).default([]) })
  .describe('Prompts as a language model rewrote them.');

export type RewrittenPrompt = z.output<typeof rewritten>;
