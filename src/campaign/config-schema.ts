import { z } from 'zod';

// reelmill.config.yaml: what belongs to a machine or a team rather than to a campaign. Values may hold ${NAME}, which is
// read from the environment.

const workers = z.int().min(1).max(64);

export const configSchema = z
  .strictObject({
    ffmpeg: z.string().min(1).optional().describe('Path of ffmpeg, 5.0 or newer.'),
    ffprobe: z.string().min(1).optional().describe('Path of ffprobe.'),
    concurrency: z
      .strictObject({
        renders: workers.optional().describe('Videos rendered at once.'),
        clips: workers.optional().describe('Clips made at once, whatever the provider allows.'),
      })
      .default({}),
    providers: z
      .strictObject({
        openai: z
          .strictObject({
            baseUrl: z.string().min(1).optional().describe('Address of the service, up to and with /v1.'),
            apiKey: z
              .string()
              .regex(
                /^\$\{\w+\}$/,
                'must name an environment variable such as ${OPENAI_API_KEY}: a key in a file is a secret on disk',
              )
              .optional(),
          })
          .optional(),
      })
      .default({}),
  })
  .describe('Settings of a Reelmill project.');

export type ConfigFile = z.output<typeof configSchema>;
