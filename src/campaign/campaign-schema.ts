import { z } from 'zod';
import { coverSchema, extrasSchema } from './cover-schema.ts';
import { captionsSchema } from './captions-schema.ts';
import { dollarsSchema } from './dollars-schema.ts';
import { generateSchema, notes, sceneLength, sceneSeconds } from './generate-schema.ts';
import { nameOf } from './name-schema.ts';
import { postSchema } from './post-schema.ts';
import { sceneStory } from './scene-story-schema.ts';
import { musicSchema, sceneSoundSchema, voiceFileSchema } from './sound-schema.ts';
import { reframeSchema } from './reframe-schema.ts';
import { localeSchema, textSchema } from './text-schema.ts';
import { transitionSchema } from './transition-schema.ts';
import { videoStory } from './video-story-schema.ts';

// The shape of the file as a person writes it. No transforms: the JSON Schema that editors use is generated from this,
// and it must describe the input. Meaning (aliases, texts by locale, variants) is worked out in resolve-campaign.ts.

const asset = (what: string) => z.string().min(1).describe(`${what}; a path relative to this file.`);

// Which names there are is not known here. `offers` is the folder of templates/ whose files editors complete.
const platform = z.string().meta({ offers: 'platforms' });

export const sceneSchema = z
  .strictObject({
    prompt: textSchema
      .optional()
      .describe(
        'What the camera sees. One text makes one clip for all locales; a map by locale makes a clip for each.',
      ),
    footage: asset('A video of your own instead of a generated clip').optional(),
    from: z.number().min(0).default(0).describe('Where in the footage to begin, in seconds.'),
    seconds: sceneLength
      .optional()
      .meta({ default: 4 })
      .describe('Length of the scene; `voice` makes it as long as its voice and a breath, in each language.'),
    duration: sceneSeconds.optional().describe('Another word for seconds.'),
    text: textSchema.optional().describe('On-screen text.'),
    voice: textSchema.optional().describe('Spoken words; they become captions.'),
    voiceFile: voiceFileSchema.optional(),
    speak: z
      .boolean()
      .optional()
      .describe(
        'Whether the words of `voice` are spoken by the model of `speech` in reelmill.config.yaml, where there is one and no voiceFile; true unless given, for footage false.',
      ),
    sound: sceneSoundSchema.default('keep'),
    reference: asset('A picture that the clip should keep to, such as the product').optional(),
    reframe: reframeSchema,
    focus: z
      .strictObject({
        x: z.number().min(0).max(1).describe('0 is the left edge, 1 the right.'),
        y: z.number().min(0).max(1).describe('0 is the top edge, 1 the bottom.'),
      })
      .default({ x: 0.5, y: 0.5 })
      .describe('The point that a crop keeps in view; auto leans towards it where nothing stands out.'),
    ...sceneStory,
    transition: transitionSchema
      .optional()
      .describe(
        'How the scene begins: a word, or a map with its seconds, direction and colour. As the brand says unless given, else a fade.',
      ),
  })
  .describe('One shot: a prompt or footage of your own, with its text and voice.');

const variantSchema = z
  .strictObject({
    id: nameOf('Becomes part of the names of its files'),
    content: textSchema.optional().describe('Replaces the content of the video.'),
    scenes: z.array(sceneSchema).min(1).max(60).optional().describe('Replaces the scenes of the video.'),
    cta: textSchema.optional().describe('Replaces the call to action.'),
    music: musicSchema.optional().describe('Replaces the music.'),
  })
  .describe('An alternative of the video, which changes only what it names.');

const videoSchema = z
  .strictObject({
    id: nameOf('Becomes part of the names of its files'),
    content: textSchema
      .optional()
      .describe('The message in a sentence; it leads every prompt of the video. Without it, the campaign’s.'),
    scenes: z
      .array(sceneSchema)
      .min(1)
      .max(60)
      .optional()
      .describe('The shots in order. Without them, the content makes one shot.'),
    cta: textSchema.optional().describe('Call to action on the end card.'),
    music: musicSchema.optional(),
    captions: captionsSchema.optional(),
    ...videoStory,
    platforms: z.array(platform).min(1).optional().describe('Only these of the campaign’s platforms.'),
    variants: z.array(variantSchema).min(1).max(26).optional().describe('A/B alternatives.'),
    cover: coverSchema.optional(),
    extras: extrasSchema.optional(),
    post: postSchema.optional(),
  })
  .describe('One message, told in one or more scenes.');

export const campaignSchema = z
  .strictObject({
    name: nameOf('Names the campaign and the folder of its videos'),
    content: textSchema.optional().describe('The message in a sentence; enough for a campaign of one video.'),
    brand: asset('A brand kit').optional(),
    budget: dollarsSchema
      .optional()
      .describe(
        'What the campaign may cost in all, such as 40 USD. A run that would cost more is refused before anything is sent.',
      ),
    locales: z.array(localeSchema).min(1).max(50).default(['en']).describe('Languages of the texts.'),
    platforms: z.array(platform).min(1).describe('Where the videos appear; `reelmill platforms` lists them.'),
    generate: generateSchema.prefault({}),
    captions: captionsSchema.optional(),
    videos: z
      .array(videoSchema)
      .min(1)
      .max(500)
      .optional()
      .describe('Without it, the campaign is one video made of its content.'),
    cover: coverSchema.optional(),
    extras: extrasSchema.optional(),
    approval: z
      .enum(['required', 'none'])
      .default('required')
      .describe('Whether a person must approve each file before it is published.'),
    metadata: notes.optional().meta({ default: {} }).describe('Notes of your own; they reach the manifest.'),
  })
  .describe('What to say, in which languages, on which platforms, for how much money.');

export type CampaignFile = z.output<typeof campaignSchema>;
export type SceneFile = z.output<typeof sceneSchema>;
export type VideoFile = z.output<typeof videoSchema>;
