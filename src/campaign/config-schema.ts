import { z } from 'zod';
import { publicAddress, serviceAddress } from './address-schema.ts';
import { dollarsSchema } from './dollars-schema.ts';
import type { Path } from './read-tree.ts';
import { languageModel, secret } from './secret-schema.ts';
import { speechSchema, transcriptionSchema } from './speech-schema.ts';

// reelmill.config.yaml: what belongs to a machine or a team rather than to a campaign. ${NAME} is filled in from the
// environment before the schema sees a value, except in secrets. No transforms: editors use a JSON Schema made from this.

const workers = z.int().min(1).max(64);

/** Whether a secret stands at this path: it stays a reference until it is used. */
export function isSecret(path: Path): boolean {
  const [owner, name] = [path.at(-2), path.at(-1)];
  return (name === 'apiKey' && owner !== 'extra') || name === 'clientSecret' || owner === 'secrets';
}

const name = z.string().min(1);

const service = {
  baseUrl: serviceAddress.optional().describe('Where the service listens; its own address unless given.'),
  apiKey: secret.optional().describe('Where the key is: ${NAME} or secret:aws:NAME.'),
  account: name.optional().describe('Which of your accounts this is, in a word. Limits are kept for each account.'),
};

/** `variable` is where the tools of the service itself look for its key. */
const plain = (what: string, variable: string) =>
  z.strictObject(service).optional().describe(`${what}. Its key is in ${variable} unless given.`);

const openai = z
  .strictObject({
    ...service,
    baseUrl: serviceAddress
      .optional()
      .describe(
        'Where the service listens, such as https://gateway.example.com/v1; REELMILL_OPENAI_BASE_URL unless given. There is no other default: OpenAI closed its own Videos API.',
      ),
    encoding: z.enum(['multipart', 'json']).default('multipart').describe('How a create is written.'),
    seconds: z.enum(['string', 'number']).default('string').describe('How a length is written: "8" or 8.'),
    size: z
      .enum(['pixels', 'tier'])
      .default('pixels')
      .describe('How a size is written: 1280x720, or its tier such as 720p with an aspect_ratio beside it.'),
    extra: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .default({})
      .describe('Further fields of every create, such as watermark.'),
    send: z
      .array(z.enum(['fps', 'seed', 'negative_prompt', 'audio', 'generate_sound', 'metadata']))
      .default([])
      .describe('Which fields beyond the protocol the service takes, by its names for them. The others are not sent.'),
    list: z
      .record(z.string(), z.string())
      .default({})
      .describe('What a list of videos must be asked with, such as custom_llm_provider: openai for LiteLLM.'),
    extend: z.boolean().default(false).describe('Whether the service continues a clip at /videos/extensions.'),
  })
  .describe(
    'A gateway or server that speaks the OpenAI Videos protocol, such as LiteLLM, vLLM-Omni, SGLang or new-api. Its key is in OPENAI_API_KEY unless given.',
  );

const vertex = z
  .strictObject({
    ...service,
    project: name.optional().describe('Google Cloud project; GOOGLE_VERTEX_PROJECT unless given.'),
    location: name.optional().describe('Region; GOOGLE_VERTEX_LOCATION unless given, else us-central1.'),
  })
  .describe('Veo on Google Vertex AI. Without a key, it works with Google application default credentials.');

const services = {
  openai: openai.optional(),
  'google-vertex': vertex.optional(),
  google: plain('Gemini Omni, by the Gemini API', 'GEMINI_API_KEY'),
  runway: plain('Runway', 'RUNWAYML_API_SECRET'),
  xai: plain('Grok Imagine, by xAI', 'XAI_API_KEY'),
  alibaba: plain('Wan, by Alibaba Cloud Model Studio', 'ALIBABA_API_KEY'),
  minimax: plain('MiniMax', 'MINIMAX_API_KEY'),
  'black-forest-labs': plain('FLUX video, by Black Forest Labs', 'BFL_API_KEY'),
  fal: plain('Models at fal', 'FAL_API_KEY'),
  replicate: plain('Models at Replicate', 'REPLICATE_API_TOKEN'),
  'ai-gateway': plain('Models at the Vercel AI Gateway', 'AI_GATEWAY_API_KEY'),
};

/** Everyone who makes clips. The first two work on this machine and have nothing to set but limits. */
const providerNames: readonly string[] = ['animatic', 'footage', ...Object.keys(services)];
const providerName: z.ZodType<string, string> = z.enum(providerNames);

const count = z.int().min(1);

const limits = z.strictObject({
  concurrent: count.optional().describe('Clips in the making at once.'),
  startsPerMinute: count.optional().describe('Clips started in one minute.'),
  startsPerDay: count.optional().describe('Clips started in one day.'),
});

const webhooks = z
  .strictObject({
    publicUrl: publicAddress
      .optional()
      .describe('Where services reach `reelmill listen` from outside, such as https://hooks.example.com.'),
    secrets: z
      .strictObject({
        openai: secret.optional().describe('Where the signing secret of the OpenAI protocol is (whsec_…).'),
        replicate: secret.optional().describe('Where the signing secret of Replicate is (whsec_…).'),
      })
      .default({})
      .describe('Where the secrets are that deliveries are signed with. fal signs with keys that it publishes.'),
  })
  .describe('Calls from services when a clip is done. They only save waiting: polling goes on without them.');

/** An app that a person has registered at a service, in whose name accounts are connected. */
const publishingApp = z.strictObject({
  clientId: name.optional().describe('What the service calls the app: client id, client key or app id.'),
  clientSecret: secret.optional().describe('Where the secret of the app is: ${NAME} or secret:aws:NAME.'),
  baseUrl: serviceAddress
    .optional()
    .describe('Where the service listens; its own address unless given. For Mastodon, your server.'),
  redirectUri: publicAddress
    .optional()
    .describe(
      'Where the service sends the browser after sign-in, as registered there; a loopback address unless given. When it is not on this machine, you are asked to paste the address at which the browser ended.',
    ),
  scopes: z.array(name).min(1).optional().describe('What to ask for, instead of what publishing a video needs.'),
  settings: z
    .record(name, z.union([z.string(), z.number(), z.boolean()]))
    .default({})
    .describe('Given to each account when it is connected, such as audited: true for TikTok.'),
});

const publishingServices = [
  'youtube',
  'tiktok',
  'instagram',
  'facebook',
  'threads',
  'x',
  'linkedin',
  'pinterest',
  'bluesky',
  'mastodon',
] as const;

export const configSchema = z
  .strictObject({
    ffmpeg: name.optional().describe('Path of ffmpeg, 5.0 or newer; found on its own unless given.'),
    ffprobe: name.optional().describe('Path of ffprobe; found on its own unless given.'),
    concurrency: z
      .strictObject({
        renders: workers.optional().describe('Videos rendered at once; the number of cores unless given.'),
        clips: workers.optional().describe('Clips made at once by each provider, where it allows that many.'),
      })
      .default({})
      .describe('How much is done at the same time.'),
    budget: z
      .strictObject({
        run: dollarsSchema.optional().describe('What one run may spend, such as 20 USD.'),
        month: dollarsSchema
          .optional()
          .describe('What all campaigns of this project may spend in a calendar month (UTC), such as 500 USD.'),
      })
      .default({})
      .describe('Caps beside the budget that each campaign has of its own. Over one of them nothing is sent.'),
    providers: z.strictObject(services).default({}).describe('Addresses and keys of the services that make clips.'),
    limits: z
      .partialRecord(providerName, limits)
      .default({})
      .describe('By provider: lower than the catalogue says, or as high as your account allows.'),
    webhooks: webhooks.optional(),
    moderation: z
      .strictObject({
        forbidden: z.array(name).default([]).describe('Words that no prompt may hold, in any case.'),
        openai: z
          .strictObject({
            ...languageModel,
            model: name.default('omni-moderation-latest').describe('Which model judges.'),
          })
          .optional()
          .describe('Has OpenAI’s moderation judge every new prompt.'),
      })
      .default({ forbidden: [] })
      .describe('Checks of prompts before money is spent.'),
    rewrite: z
      .strictObject({ ...languageModel, model: name.describe('Which model is asked.') })
      .optional()
      .describe('The language model that `reelmill rewrite` asks for better prompts.'),
    speech: speechSchema.optional(),
    transcription: transcriptionSchema.optional(),
    publish: z
      .strictObject({
        services: z
          .partialRecord(z.enum(publishingServices), publishingApp)
          .default({})
          .describe('By service: the app with which `reelmill connect` signs in.'),
      })
      .prefault({})
      .describe('Services that publish the videos. docs/publishing.md says what each one needs.'),
    storage: z
      .strictObject({
        folder: name.optional().describe('Path of the folder for the ledger and the clips; .reelmill unless given.'),
      })
      .default({})
      .describe('Where what was made is kept.'),
  })
  .describe('Settings of a project: what belongs to a machine or a team rather than to a campaign.');

export type ConfigFile = z.output<typeof configSchema>;
