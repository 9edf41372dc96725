import type { Edit } from '../../plan/edit.ts';
import type { Rect } from './stage.ts';

const usualLogo = 0.26;

/** What a logo keeps free around itself: its clear space, and never less than looks right. */
export function logoAir(edit: Edit, least: number): number {
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
export function logoRect(edit: Edit, safe: Rect, unit: number): Rect {
  const share = edit.logo?.size ?? usualLogo;
  const [width, height] = [Math.min(100 * share * unit, safe.width * Math.max(0.4, share)), logoHeight(edit)];
  const corner = edit.logo?.corner ?? 'top-left';
  const clear = logoAir(edit, 0);
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
