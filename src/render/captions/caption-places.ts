import type { CaptionPosition } from '../../campaign/captions-schema.ts';
import type { Edit } from '../../plan/edit.ts';
import { logoAir, logoAt } from '../layers/logo-rect.ts';
import type { Rect, Stage } from '../layers/stage.ts';

/** In hundredths of the short side. Big words take more room than lines that are read, and so do two speakers. */
function heightOf({ captions, captionLook }: Edit): number {
  if (captionLook?.style === 'word') return 24;
  return captions.some(({ text }) => text.includes('\n')) ? 26 : 17;
}

/** Where captions may stand: each place is centred in the frame and clear of the logo. */
export function captionPlaces(
  edit: Edit,
  { unit, safe, centred, logo }: Pick<Stage, 'unit' | 'safe' | 'centred' | 'logo'>,
): Readonly<Record<CaptionPosition, Rect>> {
  const height = heightOf(edit) * unit;
  const corner = logoAt(edit);
  const air = logoAir(edit, 3 * unit);
  const head = corner.startsWith('top') ? logo.y + logo.height + air : safe.y;
  const foot = corner.startsWith('bottom') ? logo.y - air : safe.y + safe.height;
  const at = (y: number): Rect => ({ ...centred, y, height });
  return { top: at(head), middle: at(safe.y + (safe.height - height) / 2), bottom: at(foot - height) };
}

/** Those where captions are part of the picture. */
export function placesUsed({ captions, captionLook }: Edit): readonly CaptionPosition[] {
  if (captionLook === undefined) return [];
  return [...new Set(captions.map(({ position }) => position ?? captionLook.position))];
}

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** The first stretch between the captions that has room for a headline, else the largest. */
export function largeGap(from: number, to: number, taken: readonly Rect[], unit: number): Gap {
  const inOrder = taken.toSorted((a, b) => a.y - b.y);
  const starts = [from, ...inOrder.map(({ y, height }) => y + height + 2 * unit)];
  const ends = [...inOrder.map(({ y }) => y - 2 * unit), to];
  const gaps = starts.map((start, index): Gap => ({ from: start, to: Math.max(start, ends[index] ?? to) }));
  return (
    gaps.find((gap) => sizeOf(gap) >= 16 * unit) ?? gaps.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0] ?? { from, to }
  );
}

const sizeOf = ({ from, to }: Gap) => to - from;
