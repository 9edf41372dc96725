import { z } from 'zod';
import { languageModel } from './secret-schema.ts';
import { localeSchema } from './text-schema.ts';

// Models that speak and that write down what was said. Their prices are asked for, since services count in characters,
// tokens or minutes as they like, and what has no price cannot be held against a budget.

const name = z.string().min(1);
const asOf = z.iso.date().optional().describe('The day on which you read the price.');

export const speechSchema = z
  .strictObject({
    ...languageModel,
    model: name.describe('Which model speaks, such as gpt-4o-mini-tts.'),
    voice: name.describe('Which of its voices, such as alloy.'),
    voices: z.record(localeSchema, name).default({}).describe('By locale or language: another voice.'),
    instructions: name
      .optional()
      .describe('How it should sound, such as "warm and calm", where the model can be told.'),
    speed: z.number().min(0.25).max(4).optional().describe('1 is the voice’s own pace.'),
    usdPerMillionCharacters: z
      .number()
      .min(0)
      .describe(
        'Price in US dollars; 0 for a server of your own. Of a model that is paid by the minute, what that comes to.',
      ),
    asOf,
  })
  .describe('The model that speaks the `voice` of scenes; `reelmill speak` asks it, a run never does.');

export const transcriptionSchema = z
  .strictObject({
    ...languageModel,
    model: name.describe('Which model listens, such as whisper-1. It must give times of words.'),
    usdPerMinute: z.number().min(0).describe('Price in US dollars; 0 for a server of your own.'),
    asOf,
  })
  .describe('The model that writes down what is said; `reelmill transcribe` asks it, a run never does.');
