import { z } from 'zod';

// A platform profile: templates/platforms/*.yaml, or platforms/*.yaml in a project of one's own.

/** Where a figure comes from and when it was read. Platforms change; a figure without a date is a rumour. */
export const source = z.strictObject({
  url: z.string().min(1).describe('Address of the page the figures come from, or "house" for a default of ours.'),
  date: z.iso.date().describe('The day it was read.'),
  note: z.string().optional(),
});
const sourced = { source };

export const platformSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be made of a-z, 0-9 and -, since it becomes a folder name'),
  name: z.string(),
  aliases: z.array(z.string()).default([]),
  service: z.string().describe('Who publishes it, such as instagram for instagram-reels.'),
  frame: z
    .strictObject({
      width: z.int().min(64).max(7680).multipleOf(2),
      height: z.int().min(64).max(7680).multipleOf(2),
      aspect: z.string().regex(/^[1-9]\d*:[1-9]\d*$/, 'must be a shape such as "16:9"'),
      ...sourced,
    })
    .refine(hasItsAspect, { path: ['aspect'], error: 'must be the shape of width and height' }),
  seconds: z
    .strictObject({ min: z.number().min(0), max: z.number().positive(), ...sourced })
    .refine(({ min, max }) => min <= max, { path: ['max'], error: 'must not be less than min' })
    .describe('How long a video may be: our house limit, at most what the platform takes.'),
  prompt: z.strictObject({
    style: z.string().describe('Added to every prompt, such as "cinematic, professional".'),
    framing: z.string().describe('Advice for the shape and for what covers the picture.'),
    avoid: z.array(z.string()).default([]),
  }),
  video: z.strictObject({
    container: z.literal('mp4'),
    codec: z.literal('h264'),
    profile: z.enum(['baseline', 'main', 'high']),
    level: z.string().regex(/^\d\.\d$/, 'must be a level such as "4.2", in quotes'),
    pixelFormat: z.literal('yuv420p'),
    fps: z.strictObject({ min: z.number(), max: z.number() }),
    gopSeconds: z.number().positive().describe('Longest distance between key frames; groups are closed.'),
    maxKbps: z.int().positive().describe('Highest mean bit rate of the video stream, in kbit/s.'),
    targetKbps: z.int().positive().describe('Cap we encode to, in kbit/s.'),
    ...sourced,
  }),
  audio: z.strictObject({
    codec: z.literal('aac'),
    sampleRate: z.int(),
    channels: z.int().min(1).max(2),
    kbps: z.int(),
    loudness: z.number().describe('Integrated loudness to reach, in LUFS.'),
    truePeak: z.number().describe('Highest true peak, in dBTP.'),
    ...sourced,
  }),
  file: z.strictObject({ maxBytes: z.int().positive(), ...sourced }),
  safeZone: z
    .strictObject({
      top: z.int().min(0),
      right: z.int().min(0),
      bottom: z.int().min(0),
      left: z.int().min(0),
      ...sourced,
    })
    .describe('Pixels at each edge of our frame that buttons and captions of the app may cover.'),
  text: z.strictObject({
    title: z.int().positive().nullable(),
    caption: z.int().positive().nullable(),
    captionBytes: z.int().positive().optional().describe('A limit in UTF-8 bytes beside that of the caption.'),
    hashtags: z.int().positive().nullable(),
    link: z
      .enum(['text', 'field', 'none'])
      .default('none')
      .describe(
        'Where a post’s link goes: below the caption, where the service makes a link of it; into a field of its own; nowhere.',
      ),
    unit: z.enum(['graphemes', 'utf16', 'weighted', 'characters']).describe('How the service counts a caption.'),
    ...sourced,
  }),
  cover: z.strictObject({
    kind: z
      .enum(['file', 'timestamp', 'none'])
      .describe('What the service takes: a picture, a moment of the video, nothing.'),
    width: z.int().positive(),
    height: z.int().positive(),
    maxBytes: z.int().positive(),
    ...sourced,
  }),
  disclosure: z.strictObject({
    field: z
      .string()
      .nullable()
      .describe('The field of the service’s API that declares AI footage; null where there is none.'),
    ...sourced,
  }),
});

/** Names such as 21:9 are round: 2560x1080 is 64:27, so a few hundredths are allowed. */
function hasItsAspect({ width, height, aspect }: { width: number; height: number; aspect: string }): boolean {
  const [across = 1, down = 1] = aspect.split(':').map(Number);
  return Math.abs(width / height / (across / down) - 1) < 0.03;
}

export type Platform = z.output<typeof platformSchema>;
