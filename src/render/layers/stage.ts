import type { CaptionPosition } from '../../campaign/captions-schema.ts';
import type { Edit } from '../../plan/edit.ts';
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
  /** Name plates and prices: above captions and small print, which is at the foot of everything. */
  readonly band: Rect;
  readonly legal: Rect;
}

export function stageOf(edit: Edit): Stage {
  const unit = Math.min(edit.width, edit.height) / 100;
  const safe = safeRect(edit);
  const centred = centredIn(safe, edit.width);
  const small = edit.legal === undefined ? 0 : 9.5 * unit;
  const free = { ...safe, height: safe.height - small };
  const end = free.y + free.height;
  const logo = logoRect(edit, free, unit);
  const captions = captionPlaces(edit, { unit, safe: free, centred: { ...centred, height: free.height }, logo });
  const legal = { ...centred, y: end + unit, height: small - unit };
  const atFoot = placesUsed(edit).includes('bottom');
  const foot = logoAt(edit).startsWith('bottom') ? logo.y - logoAir(edit, 3 * unit) : end;
  const above = atFoot ? captions.bottom.y - 2 * unit : foot;
  const band = { ...safe, y: above - bandHeight * unit, height: bandHeight * unit };
  const headline = headlineRect(edit, { unit, safe: free, logo, captions, band });
  return { unit, safe, centred, logo, captions, band, legal, headline };
}

const bandHeight = 19;

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
  { unit, safe, logo, captions, band }: Pick<Stage, 'unit' | 'safe' | 'logo' | 'captions' | 'band'>,
): Stage['headline'] {
  const wide = edit.width > edit.height;
  const width = wide ? Math.min(safe.width * 0.66, 112 * unit) : safe.width;
  const x = edit.direction === 'rtl' ? safe.x + safe.width - width : safe.x;
  const logoCorner = logoAt(edit);
  const top = logoCorner.startsWith('top') ? logo.y + logo.height + logoAir(edit, 3.5 * unit) : safe.y;
  const hasBand = edit.scenes.some(({ lowerThird, price }) => lowerThird !== undefined || price !== undefined);
  const hasInset = edit.scenes.some(({ inset }) => inset?.corner.startsWith('bottom'));
  const taken = [
    ...placesUsed(edit).map((position) => captions[position]),
    ...(logoCorner.startsWith('bottom') ? [captions.bottom] : []),
    ...(hasBand ? [band] : []),
  ];
  const gap = largeGap(top, safe.y + safe.height, taken, unit);
  const atTop = gap.from === top && (edit.height > edit.width || taken.length > 0 || hasInset);
  const height = Math.min(46 * unit, gap.to - gap.from);
  return { x, width, height, y: atTop ? gap.from : gap.to - height, anchor: atTop ? 'top' : 'bottom' };
}
