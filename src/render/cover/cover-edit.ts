import type { Edit } from '../../plan/edit.ts';
import { coverCrop } from './cover-alongside.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** An edit as large as its cover, or a square cut from the middle of it: what of the safe zone is left there, and no captions. */
export function coverEdit(edit: Edit, size: Size): Edit {
  const { cover } = edit.encode;
  const crop = coverCrop(edit);
  const scale = cover.width / crop.width;
  const beside = (edit.width - crop.width) / 2 + (cover.width - size.width) / 2 / scale;
  const above = (edit.height - crop.height) / 2 + (cover.height - size.height) / 2 / scale;
  // Words never touch the edge, whatever a platform leaves free.
  const least = Math.min(size.width, size.height) * 0.05;
  const inset = (zone: number, cut: number) => Math.max(least, (zone - cut) * scale);
  const { top, right, bottom, left } = edit.safeZone;
  return {
    ...edit,
    width: size.width,
    height: size.height,
    captions: [],
    safeZone: {
      top: inset(top, above),
      right: inset(right, beside),
      bottom: inset(bottom, above),
      left: inset(left, beside),
    },
  };
}
