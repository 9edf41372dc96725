import { z } from 'zod';
import { lengths, modelSize, shape } from './model-schema.ts';
import { valueWords } from './value-words.ts';

// How the footage is made. Beside our own words it takes those of OpenAI-style video APIs, which people write from habit.

const provider = z.string().meta({ offers: 'models' });
const resolution = z.enum(['480p', '720p', '1080p']);

/** Notes of a team's own, wherever they are written. */
export const notes = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

export const sceneSeconds = z.number().min(0.5).max(600);
const asVoice = z.string().regex(/^voice$/, {
  error: ({ input }) => `must be a number such as 4, or voice, not ${valueWords(input)}`,
});
export const sceneLength = z.union([sceneSeconds, asVoice]);
const takes = z.int().min(1).max(4);

const limits = z
  .strictObject({
    seconds: lengths.optional(),
    sizes: z
      .array(modelSize.omit({ seconds: true }))
      .min(1)
      .optional()
      .describe('Sizes it makes, to the pixel.'),
    shapes: z.array(shape).min(1).optional().describe('Shapes it makes, instead of sizes.'),
    resolutions: z.array(resolution).min(1).optional().describe('The resolutions of those shapes.'),
    usdPerSecond: z.number().min(0).optional().describe('Price of a second, in US dollars.'),
    usdPerClip: z.number().min(0).optional().describe('Price of a clip of any length, in US dollars.'),
    asOf: z.iso.date().optional().describe('The day on which you read the price.'),
    audio: z.enum(['always', 'never', 'switch']).optional().describe('Whether it makes sound; never unless given.'),
    fps: z.array(z.int().positive()).min(1).optional().describe('Frames a second it makes; any unless given.'),
    firstFrame: z.boolean().optional().describe('Whether it takes a picture to begin with.'),
    references: z.int().min(0).max(30).optional().describe('How many pictures it takes of what it should look like.'),
    seed: z.boolean().optional().describe('Whether it takes a seed.'),
    promptCharacters: z.int().positive().optional().describe('The longest prompt; 2000 characters unless given.'),
  })
  .describe('What the model makes and costs, where the catalogue does not know it or is wrong for your account.');

export const generateSchema = z
  .strictObject({
    provider: provider
      .default('animatic')
      .describe(
        'Who makes the clips: animatic (drawn on this machine, free), footage (your own files) or a service such as openai.',
      ),
    model: z
      .string()
      .optional()
      .describe(
        'The provider’s model; `reelmill models` lists them. Without it, the default of the provider’s catalogue.',
      ),
    limits: limits.optional(),
    fallback: z
      .array(provider)
      .default([])
      .describe(
        'Providers tried in order when a clip cannot be started. The plan and the report say which one made it.',
      ),
    tune: z
      .enum(['platform', 'aspect', 'none'])
      .default('platform')
      .describe(
        'platform: a prompt and a clip for each platform; aspect: one clip for each shape; none: one master, reframed.',
      ),
    takes: takes.optional().meta({ default: 1 }).describe('How many alternatives of each clip.'),
    n: takes.optional().describe('Another word for takes.'),
    rewrite: z
      .boolean()
      .optional()
      .meta({ default: false })
      .describe('Whether a language model rewrites every prompt first; `reelmill rewrite` asks it, a run never does.'),
    duration: sceneSeconds.optional().describe('Length in seconds of scenes that give none; 4 unless given.'),
    aspect_ratio: shape
      .optional()
      .describe('One shape for all generated clips, such as 9:16; platforms of another shape are reframed from it.'),
    seed: z
      .int()
      .min(0)
      .max(4_294_967_295)
      .optional()
      .describe('Makes the same clip again, where the model allows it.'),
    resolution: resolution.default('720p').describe('Size of the generated clips.'),
    fps: z.literal([24, 30]).default(30).describe('Frames a second.'),
    audio: z.boolean().default(true).describe('Whether clips have sound, where the model leaves the choice.'),
    quality: z
      .enum(['standard', 'hd'])
      .default('standard')
      .describe('standard encodes fast; hd spends more time on fewer bytes.'),
    metadata: notes.optional().describe('Another place for the campaign’s metadata.'),
  })
  .describe('How the footage is made.');

export type GenerateFile = z.output<typeof generateSchema>;
/** What a campaign says of its model. */
export type GivenLimits = z.output<typeof limits>;
