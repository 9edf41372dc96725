import { z } from 'zod';

// reelmill.config.yaml: what belongs to a machine or a team rather than to a campaign. Values may hold ${NAME}, which is
// read from the environment.

const workers = z.int().min(1).max(64);

const openai = z
  .strictObject({
    baseUrl: z.string().min(1).optional().describe('Address of the service, such as https://gateway.example.com/v1.'),
    apiKey: z
      .string()
      .regex(
        /^\$\{\w+\}$/,
        'must name an environment variable such as ${OPENAI_API_KEY}: a key in a file is a secret on disk',
      )
      .optional()
      .describe('The environment variable that holds the key, such as ${OPENAI_API_KEY}.'),
  })
  .describe('A service that speaks the OpenAI Videos protocol.');

export const configSchema = z
  .strictObject({
    ffmpeg: z.string().min(1).optional().describe('Path of ffmpeg, 5.0 or newer; found on its own unless given.'),
    ffprobe: z.string().min(1).optional().describe('Path of ffprobe.'),
    concurrency: z
      .strictObject({
        renders: workers.optional().describe('Videos rendered at once; the number of cores unless given.'),
        clips: workers.optional().describe('Clips made at once by each provider, where it allows that many.'),
      })
      .default({})
      .describe('How much is done at the same time.'),
    providers: z.strictObject({ openai: openai.optional() }).default({}).describe('Addresses and keys of services.'),
  })
  .describe('Settings of a project: what belongs to a machine or a team rather than to a campaign.');

export type ConfigFile = z.output<typeof configSchema>;
