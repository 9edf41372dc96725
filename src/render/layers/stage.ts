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
}

export function stageOf(edit: Edit): Stage {
  const unit = Math.min(edit.width, edit.height) / 100;
  const safe = safeRect(edit);
  const centred = centredIn(safe, edit.width);
  const logo = logoRect(edit, safe, unit);
  const foot = safe.y + safe.height - (logoAt(edit).startsWith('bottom') ? logo.height + air(edit, 3 * unit) : 0);
  const captions = { ...centred, y: foot - 17 * unit, height: 17 * unit };
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

/** What a logo keeps free around itself: its clear space, and never less than looks right. */
function air(edit: Edit, least: number): number {
  return Math.max(least, (edit.logo?.clearSpace ?? 0) * logoHeight(edit));
}

function logoHeight({ logo, width, height }: Edit): number {
  return (logo?.size ?? usualLogo) * 0.25 * Math.min(width, height);
}

/** Where a logo stands over the pictures; empty where none does. */
export function logoAt({ logo }: Edit): string {
  return logo === undefined || logo.hidden === true ? '' : logo.corner;
}

/** Wide enough for a wordmark, and a quarter as high: what is taller is fitted into that. */
function logoRect(edit: Edit, safe: Rect, unit: number): Rect {
  const share = edit.logo?.size ?? usualLogo;
  const [width, height] = [Math.min(100 * share * unit, safe.width * Math.max(0.4, share)), logoHeight(edit)];
  const corner = edit.logo?.corner ?? 'top-left';
  const clear = air(edit, 0);
  const [right, bottom] = [
    Math.min(safe.x + safe.width, edit.width - clear),
    Math.min(safe.y + safe.height, edit.height - clear),
  ];
  return {
    x: corner.endsWith('left') ? Math.max(safe.x, clear) : right - width,
    y: corner.startsWith('top') ? Math.max(safe.y, clear) : bottom - height,
    width,
    height,
  };
}

const usualLogo = 0.26;

function headlineRect(
  edit: Edit,
  { unit, safe, logo, captions }: Omit<Stage, 'headline' | 'centred'>,
): Stage['headline'] {
  const wide = edit.width > edit.height;
  const width = wide ? Math.min(safe.width * 0.66, 112 * unit) : safe.width;
  const x = edit.direction === 'rtl' ? safe.x + safe.width - width : safe.x;
  const hasCaptions = edit.captions.length > 0;
  const logoCorner = logoAt(edit);
  const top = logoCorner.startsWith('top') ? logo.y + logo.height + air(edit, 3.5 * unit) : safe.y;
  const bottom = hasCaptions || logoCorner.startsWith('bottom') ? captions.y - 2 * unit : safe.y + safe.height;
  const atTop = edit.height > edit.width || hasCaptions || logoCorner.startsWith('bottom');
  const height = Math.min(46 * unit, bottom - top);
  return { x, width, height, y: atTop ? top : bottom - height, anchor: atTop ? 'top' : 'bottom' };
}
