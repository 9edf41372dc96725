import { z } from 'zod';

// reelmill.config.yaml: what belongs to a machine or a team rather than to a campaign. Values may hold ${NAME}, which is
// read from the environment.

const workers = z.int().min(1).max(64);

/** Where a secret is kept. Never the secret itself: a key in this file would be a secret on disk. */
const secret = z
  .string()
  .regex(
    /^(?:\$\{\w+\}|secret:aws:.+)$/,
    'must say where the secret is: an environment variable such as ${OPENAI_API_KEY}, or secret:aws:NAME; a key in a file is a secret on disk',
  );

const dollars = z
  .string()
  .regex(
    /^\d+(\.\d{1,2})? USD$/,
    'must be an amount in US dollars such as "40 USD", since providers charge in dollars',
  );

const service = {
  baseUrl: z.string().min(1).optional().describe('Address of the service; its own unless given.'),
  apiKey: secret.optional().describe('Where the key is, such as ${XAI_API_KEY} or secret:aws:NAME.'),
  account: z.string().min(1).optional().describe('A name for the account: limits are kept for each account.'),
};

const openai = z
  .strictObject({
    ...service,
    baseUrl: z.string().min(1).optional().describe('Address of the service, such as https://gateway.example.com/v1.'),
    apiKey: secret.optional().describe('Where the key is, such as ${OPENAI_API_KEY} or secret:aws:NAME.'),
    encoding: z.enum(['multipart', 'json']).default('multipart').describe('How a create is written.'),
    seconds: z.enum(['string', 'number']).default('string').describe('How a length is written: "8" or 8.'),
    size: z
      .enum(['pixels', 'tier'])
      .default('pixels')
      .describe('How a size is written: 1280x720, or its tier such as 720p with an aspect_ratio beside it.'),
    extra: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .default({})
      .describe('Further fields of every create, such as generate_sound.'),
    send: z
      .array(z.enum(['fps', 'seed', 'negative_prompt', 'audio', 'generate_sound', 'metadata']))
      .default([])
      .describe('Fields beyond the protocol that this gateway takes, by the names it gives them.'),
    list: z
      .record(z.string(), z.string())
      .default({})
      .describe('What a list of videos must be asked with, such as custom_llm_provider: openai for LiteLLM.'),
    extend: z.boolean().default(false).describe('Whether the gateway serves /videos/extensions.'),
  })
  .describe('A service that speaks the OpenAI Videos protocol.');

const vertex = z
  .strictObject({
    ...service,
    project: z.string().min(1).optional().describe('Google Cloud project; GOOGLE_VERTEX_PROJECT unless given.'),
    location: z.string().min(1).optional().describe('Region; GOOGLE_VERTEX_LOCATION unless given, else us-central1.'),
  })
  .describe('Veo on Vertex AI. Without apiKey, Google application default credentials.');

const plain = (what: string) => z.strictObject(service).optional().describe(what);

const providers = z
  .strictObject({
    openai: openai.optional(),
    'google-vertex': vertex.optional(),
    google: plain('Gemini Omni.'),
    runway: plain('Runway.'),
    xai: plain('Grok Imagine.'),
    alibaba: plain('Wan.'),
    minimax: plain('MiniMax.'),
    'black-forest-labs': plain('FLUX video.'),
    fal: plain('Models at fal.'),
    replicate: plain('Models at Replicate.'),
    'ai-gateway': plain('Models at the Vercel AI Gateway.'),
  })
  .default({})
  .describe('Addresses and keys of services.');

const limits = z.strictObject({
  concurrent: z.int().positive().optional().describe('Clips in the making at once.'),
  startsPerMinute: z.int().positive().optional(),
  startsPerDay: z.int().positive().optional(),
});

const webhooks = z
  .strictObject({
    publicUrl: z
      .string()
      .min(1)
      .optional()
      .describe('Where services reach `reelmill listen`, such as https://hooks.example.com.'),
    secrets: z
      .strictObject({ openai: secret.optional(), replicate: secret.optional() })
      .default({})
      .describe('Where the signing secrets are. fal signs with keys that it publishes.'),
  })
  .describe('Calls from services when a clip is done. Polling goes on without them.');

const languageModel = {
  baseUrl: z.string().min(1).optional().describe('https://api.openai.com/v1 unless given.'),
  apiKey: secret.default('${OPENAI_API_KEY}').describe('Where the key is.'),
};

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
    budget: z
      .strictObject({
        run: dollars.optional().describe('What one run may spend.'),
        month: dollars.optional().describe('What all campaigns of this project may spend in a calendar month (UTC).'),
      })
      .default({})
      .describe('Caps beside the budget that each campaign has of its own.'),
    limits: z
      .record(z.string(), limits)
      .default({})
      .describe('By provider: lower than the catalogue’s, or as high as your account allows.'),
    providers,
    webhooks: webhooks.optional(),
    moderation: z
      .strictObject({
        forbidden: z.array(z.string().min(1)).default([]).describe('Words that no prompt may hold.'),
        openai: z
          .strictObject({ ...languageModel, model: z.string().default('omni-moderation-latest') })
          .optional()
          .describe('Has every new prompt checked by OpenAI’s moderation before money is spent.'),
      })
      .default({ forbidden: [] })
      .describe('Checks of prompts before money is spent.'),
    rewrite: z
      .strictObject({ ...languageModel, model: z.string().min(1) })
      .optional()
      .describe('The language model that `reelmill rewrite` asks for better prompts.'),
    storage: z
      .strictObject({
        folder: z.string().min(1).optional().describe('Where the ledger and the clips are; .reelmill unless given.'),
      })
      .default({})
      .describe('Where what was made is kept.'),
  })
  .describe('Settings of a project: what belongs to a machine or a team rather than to a campaign.');

export type ConfigFile = z.output<typeof configSchema>;
