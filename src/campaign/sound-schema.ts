import { z } from 'zod';
import { textSchema } from './text-schema.ts';

// What is heard: voices, the sound of scenes, music.

const file = z.string().min(1);
const decibels = z.number().min(-60).max(12);

export const voiceFileSchema = textSchema.describe(
  'A recording of the spoken words, over the scene and the music; a path relative to this file, or a map from locale to path.',
);

export const sceneSoundSchema = z
  .union([z.enum(['keep', 'mute']), decibels])
  .describe('The scene’s own sound: kept, muted, or louder or softer by so many decibels, such as -6.');

const track = z.strictObject({
  file: file.describe('A sound file; a path relative to this file.'),
  licence: z
    .string()
    .min(1)
    .optional()
    .describe('What allows you to use it, such as "CC BY 4.0, Jane Doe" or an order number. It reaches the manifest.'),
  bpm: z
    .number()
    .min(30)
    .max(300)
    .optional()
    .describe('Beats a minute. With it, music that is too short is repeated on whole bars; without, by a cross-fade.'),
  beats: z.int().min(2).max(12).optional().describe('Beats of a bar; 4 unless given.'),
  start: z.number().min(0).optional().describe('Where in the file to begin, in seconds; with bpm, on a first beat.'),
  level: decibels.optional().describe('Louder or softer by so many decibels.'),
  fadeIn: z.number().min(0).max(30).optional().describe('Seconds; 0.3 unless given.'),
  fadeOut: z.number().min(0).max(30).optional().describe('Seconds; 1.2 unless given.'),
});

export const musicSchema = z
  .union([file, track])
  .describe('A music bed: a path relative to this file, or a map with its licence and how it is used.');

export type MusicFile = z.output<typeof musicSchema>;
