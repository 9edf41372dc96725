import type { CaptionPosition } from '../../campaign/captions-schema.ts';
import type { Edit } from '../../plan/plan.ts';
import { logoAir, logoAt, logoRect } from './logo-rect.ts';
import { captionPlaces, largeGap, placesUsed } from '../captions/caption-places.ts';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where things stand in a frame. All of it lies inside the safe zone. */
export interface Stage {
  /** A hundredth of the short side: every size and distance is a multiple of it, so all shapes look related. */
  readonly unit: number;
  readonly safe: Rect;
  /** The part of the safe zone that is centred in the frame: what is centred should look centred. */
  readonly centred: Rect;
  readonly logo: Rect;
  /** Headlines stand at the top of tall frames and at the foot of wide ones, unless captions or the logo are there. */
  readonly headline: Rect & { readonly anchor: 'top' | 'bottom' };
  readonly captions: Readonly<Record<CaptionPosition, Rect>>;
}

export function stageOf(edit: Edit): Stage {
  const unit = Math.min(edit.width, edit.height) / 100;
  const safe = safeRect(edit);
  const centred = centredIn(safe, edit.width);
  const logo = logoRect(edit, safe, unit);
  const captions = captionPlaces(edit, { unit, safe, centred, logo });
  return { unit, safe, centred, logo, captions, headline: headlineRect(edit, { unit, safe, logo, captions }) };
}

function safeRect({ width, height, safeZone }: Edit): Rect {
  const { top, right, bottom, left } = safeZone;
  return { x: left, y: top, width: width - left - right, height: height - top - bottom };
}

function centredIn(safe: Rect, frameWidth: number): Rect {
  const middle = frameWidth / 2;
  const half = Math.min(middle - safe.x, safe.x + safe.width - middle);
  return { ...safe, x: middle - half, width: 2 * half };
}

function headlineRect(
  edit: Edit,
  { unit, safe, logo, captions }: Omit<Stage, 'headline' | 'centred'>,
): Stage['headline'] {
  const wide = edit.width > edit.height;
  const width = wide ? Math.min(safe.width * 0.66, 112 * unit) : safe.width;
  const x = edit.direction === 'rtl' ? safe.x + safe.width - width : safe.x;
  const used = placesUsed(edit);
  const logoCorner = logoAt(edit);
  const top = logoCorner.startsWith('top') ? logo.y + logo.height + logoAir(edit, 3.5 * unit) : safe.y;
  const taken = [...used, ...(logoCorner.startsWith('bottom') ? (['bottom'] as const) : [])];
  const gap = largeGap(
    top,
    safe.y + safe.height,
    taken.map((position) => captions[position]),
    unit,
  );
  const atTop = gap.from === top && (edit.height > edit.width || taken.length > 0);
  const height = Math.min(46 * unit, gap.to - gap.from);
  return { x, width, height, y: atTop ? gap.from : gap.to - height, anchor: atTop ? 'top' : 'bottom' };
}
