import { z } from 'zod';

// The shape of the file as a person writes it. No transforms: the JSON Schema that editors use is generated from this,
// and it must describe the input. Meaning (defaults by locale, aliases, totals) is worked out in resolve-campaign.ts.

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A name that becomes part of a file name on every system: any script and emoji, but nothing that could leave its folder. */
export const nameSchema = z
  .string()
  .min(1)
  .max(80)
  .regex(
    /^[^/\\:*?"<>|\p{Cc}]+$/u,
    'may not contain / \\ : * ? " < > | or control characters, since it becomes a file name',
  )
  .refine(
    (name) => !/^[.\s]|[.\s]$/.test(name),
    'may not begin or end with a dot or a space, since it becomes a file name',
  )
  .refine((name) => !reserved.test(name), 'is a name that Windows keeps for itself')
  .describe('Becomes part of file names: letters of any script, digits, emoji, spaces, - and _.');

export const localeSchema = z
  .string()
  .refine((tag) => isLocale(tag), 'is not a language tag such as en, ja or pt-BR')
  .describe('BCP 47 language tag, such as en, ja, pt-BR or zh-Hant.');

export const textSchema = z
  .union([z.string().min(1), z.record(localeSchema, z.string().min(1))])
  .describe('One text for all locales, or a map from locale to text.');

const asset = (what: string) => z.string().min(1).describe(`${what}; a path relative to this file.`);

export const sceneSchema = z
  .strictObject({
    prompt: textSchema.optional().describe('What the camera sees. A map by locale makes a clip for each locale.'),
    footage: asset('A video of your own instead of a generated clip').optional(),
    seconds: z.number().min(0.5).max(600).optional().describe('Length of the scene; 4 unless said otherwise.'),
    from: z.number().min(0).optional().describe('Where in the footage to begin, in seconds.'),
    text: textSchema.optional().describe('On-screen text.'),
    voice: textSchema.optional().describe('Spoken words; they become captions.'),
    reference: asset('A picture the model should keep to, such as the product').optional(),
    reframe: z
      .enum(['crop', 'blur'])
      .optional()
      .describe('How footage of another shape fills the frame: crop (default) or blurred fill.'),
    focus: z
      .strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) })
      .optional()
      .describe(
        'The point that a crop keeps in view: 0,0 is top left, 1,1 bottom right; the middle unless said otherwise.',
      ),
    transition: z
      .enum(['cut', 'fade'])
      .optional()
      .describe('How this scene begins: fade (cross-fade, default) or cut.'),
  })
  .describe('One shot: a prompt or footage of your own, with its text and voice.');

const postSchema = z.strictObject({
  title: textSchema.optional(),
  caption: textSchema.optional(),
  hashtags: z
    .array(
      z
        .string()
        .min(1)
        .regex(/^[^\s#]+$/, 'is written without # and without spaces'),
    )
    .optional(),
  schedule: z.iso
    .datetime({ offset: true, error: 'needs a date, a time and a time zone, such as 2026-12-01T09:00:00+09:00' })
    .optional(),
});

const variantSchema = z.strictObject({
  id: nameSchema,
  content: textSchema.optional(),
  scenes: z.array(sceneSchema).min(1).max(60).optional().describe('Replaces the scenes of the video in this variant.'),
  cta: textSchema.optional(),
  music: asset('A music bed').optional(),
});

export const videoSchema = z.strictObject({
  id: nameSchema,
  content: textSchema.optional().describe('The message in a sentence; leads every prompt of the video.'),
  scenes: z
    .array(sceneSchema)
    .min(1)
    .max(60)
    .optional()
    .describe('The shots in order; without them the content makes one shot.'),
  cta: textSchema.optional().describe('Call to action on the end card.'),
  music: asset('A music bed').optional(),
  platforms: z.array(z.string()).min(1).optional().describe('Only these of the campaign’s platforms.'),
  variants: z
    .array(variantSchema)
    .min(1)
    .max(26)
    .optional()
    .describe('A/B alternatives; each changes only what it names.'),
  post: postSchema.optional().describe('What is said beside the video when it is published.'),
});

export const generateSchema = z.strictObject({
  provider: z
    .string()
    .optional()
    .describe('Who makes the clips: animatic (default, offline and free), footage, openai.'),
  model: z.string().optional().describe('The provider’s model, as named in templates/models.'),
  fallback: z
    .array(z.string())
    .optional()
    .describe('Providers tried in order when a clip cannot be started; the plan and report say which one made it.'),
  tune: z
    .enum(['platform', 'aspect', 'none'])
    .optional()
    .describe(
      'platform (default): a prompt and a clip for each platform; aspect: one clip for each shape; none: one master, reframed.',
    ),
  takes: z.int().min(1).max(4).optional().describe('How many alternatives of each clip.'),
  seed: z.int().min(0).max(4_294_967_295).optional(),
  resolution: z
    .enum(['480p', '720p', '1080p'])
    .optional()
    .describe('Size of the generated clips; 720p unless said otherwise.'),
  fps: z
    .union([z.literal(24), z.literal(30)])
    .optional()
    .describe('Frames a second; 30 unless said otherwise.'),
  quality: z
    .enum(['standard', 'hd'])
    .optional()
    .describe('standard (default) encodes fast; hd spends more time on fewer bytes.'),
});

export const campaignSchema = z
  .strictObject({
    name: nameSchema,
    content: textSchema.optional().describe('The message in a sentence; enough for a campaign of one video.'),
    brand: asset('A brand kit').optional(),
    budget: z
      .string()
      .regex(/^\d+(\.\d{1,2})? USD$/, 'is an amount in US dollars, such as "40 USD" (providers charge in dollars)')
      .optional()
      .describe('What the campaign may cost in all; a run that would cost more is refused before anything is sent.'),
    locales: z
      .array(localeSchema)
      .min(1)
      .max(50)
      .optional()
      .describe('Languages of the texts; en unless said otherwise.'),
    platforms: z.array(z.string()).min(1).describe('Where the videos appear; `reelmill platforms` lists them.'),
    generate: generateSchema.optional().describe('How the footage is made.'),
    videos: z.array(videoSchema).min(1).max(500).optional(),
    approval: z
      .enum(['required', 'none'])
      .optional()
      .describe('Whether a person must approve each file before it is published; required unless said otherwise.'),
    metadata: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .optional()
      .describe('Notes of your own; they reach the manifest.'),
  })
  .describe('A Reelmill campaign.');

export type CampaignFile = z.infer<typeof campaignSchema>;
export type SceneFile = z.infer<typeof sceneSchema>;
export type VideoFile = z.infer<typeof videoSchema>;
export type TextFile = z.infer<typeof textSchema>;

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
