import type { Platform } from '../campaign/platform-schema.ts';
import { type CaptionRoom, fullRoom, roomIn } from './caption-width.ts';
import type { CaptionLook } from './edit.ts';

/** The air on both sides of the words, in hundredths of the short side. */
const air = 4.4;

/** What a line of captions holds in the frame of a platform: a tall one has room for half as much as a wide one. */
export function captionRoom({ frame, safeZone }: Platform, look: CaptionLook | undefined): CaptionRoom {
  // Beside the file players make room themselves; a few big words are a matter of their own.
  if (look === undefined || look.style === 'word') return fullRoom;
  const unit = Math.min(frame.width, frame.height) / 100;
  const middle = frame.width / 2;
  const width = 2 * Math.min(middle - safeZone.left, middle - safeZone.right);
  return roomIn(Math.min(width, 100 * unit) - air * unit, look.size * unit);
}
