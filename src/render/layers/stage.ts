import type { Edit } from '../../plan/plan.ts';

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
  readonly captions: Rect;
  /** Name plates and prices: above captions and small print, which is at the foot of everything. */
  readonly band: Rect;
  readonly legal: Rect;
}

export function stageOf(edit: Edit): Stage {
  const unit = Math.min(edit.width, edit.height) / 100;
  const safe = safeRect(edit);
  const centred = centredIn(safe, edit.width);
  const small = edit.legal === undefined ? 0 : 9.5 * unit;
  const end = safe.y + safe.height - small;
  const logo = logoRect(edit, { ...safe, height: safe.height - small }, unit);
  const foot = end - (edit.logo?.corner.startsWith('bottom') ? logo.height + 3 * unit : 0);
  const captions = { ...centred, y: foot - 17 * unit, height: 17 * unit };
  const legal = { ...centred, y: end + unit, height: small - unit };
  const above = edit.captions.length > 0 ? captions.y - 2 * unit : foot;
  const band = { ...safe, y: above - bandHeight * unit, height: bandHeight * unit };
  const parts = { unit, safe, logo, captions, band, end };
  return { unit, safe, centred, logo, captions, band, legal, headline: headlineRect(edit, parts) };
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

function logoRect({ logo }: Edit, safe: Rect, unit: number): Rect {
  const [width, height] = [Math.min(26 * unit, safe.width * 0.4), 6.5 * unit];
  const corner = logo?.corner ?? 'top-left';
  return {
    x: corner.endsWith('left') ? safe.x : safe.x + safe.width - width,
    y: corner.startsWith('top') ? safe.y : safe.y + safe.height - height,
    width,
    height,
  };
}

interface HeadlineNeighbours extends Pick<Stage, 'unit' | 'safe' | 'logo' | 'captions' | 'band'> {
  /** Where small print begins, else the foot of the safe zone. */
  readonly end: number;
}

function headlineRect(edit: Edit, { unit, safe, logo, captions, band, end }: HeadlineNeighbours): Stage['headline'] {
  const wide = edit.width > edit.height;
  const width = wide ? Math.min(safe.width * 0.66, 112 * unit) : safe.width;
  const x = edit.direction === 'rtl' ? safe.x + safe.width - width : safe.x;
  const hasCaptions = edit.captions.length > 0;
  const logoCorner = edit.logo?.corner ?? '';
  const top = safe.y + (logoCorner.startsWith('top') ? logo.height + 3.5 * unit : 0);
  const lowest = hasCaptions || logoCorner.startsWith('bottom') ? captions.y - 2 * unit : end;
  const hasBand = edit.scenes.some(({ lowerThird, price }) => lowerThird !== undefined || price !== undefined);
  const hasInset = edit.scenes.some(({ inset }) => inset?.corner.startsWith('bottom'));
  const bottom = hasBand ? band.y - 2 * unit : lowest;
  const atTop = edit.height > edit.width || hasCaptions || hasBand || hasInset || logoCorner.startsWith('bottom');
  const height = Math.min(46 * unit, bottom - top);
  return { x, width, height, y: atTop ? top : bottom - height, anchor: atTop ? 'top' : 'bottom' };
}
