import { z } from 'zod';
import type { UploadState } from '../../publisher.ts';

const stateSchema = z.object({
  publishId: z.string(),
  /** Carries its own right, for an hour. */
  uploadUrl: z.string(),
  /** Milliseconds since 1970. */
  openedAt: z.number(),
  /** Bytes that TikTok has taken. */
  sent: z.number(),
  /** Of the file and the settings, which init has fixed. */
  what: z.string(),
  /** Of a direct post: its address begins with it. */
  creator: z.string().nullable(),
});
export type TikTokState = z.output<typeof stateSchema>;

export const readState = (state: UploadState): TikTokState => stateSchema.parse(state);

/** An upload address lives for an hour; the last chunk must still be sent in it. */
const urlLivesMs = 55 * 60_000;
export const isStale = ({ openedAt }: TikTokState, now: number): boolean => now - openedAt > urlLivesMs;
