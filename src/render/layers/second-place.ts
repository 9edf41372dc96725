import type { Edit, EditScene } from '../../plan/edit.ts';
import { even, type Size } from '../picture/fit-shape.ts';
import { evenRect } from './layer.ts';
import { placesUsed } from '../captions/caption-places.ts';
import { stageOf, type Rect } from './stage.ts';

/** Where a scene's own picture stands and where its second one does. */
export interface Places {
  readonly own: Rect;
  readonly second: Rect;
}

/** Side by side in wide frames, one above the other in others; the scene's own comes first in the direction of reading. */
export function splitPlaces({ width, height, direction }: Edit, share: number): Places {
  if (width <= height) {
    const cut = even(height * share);
    return { own: { x: 0, y: 0, width, height: cut }, second: { x: 0, y: cut, width, height: height - cut } };
  }
  const cut = even(width * share);
  const [own, second] = [cut, width - cut];
  const rtl = direction === 'rtl';
  return {
    own: { x: rtl ? second : 0, y: 0, width: own, height },
    second: { x: rtl ? 0 : own, y: 0, width: second, height },
  };
}

/** What the scene's own picture or clip has to fill. */
export function ownPlace(edit: Edit, { split }: EditScene): Size {
  return split === undefined ? edit : splitPlaces(edit, split.share).own;
}

const flattest = 16 / 9;

/** In its corner of the safe zone, clear of whatever words the edit shows there. `aspect` is that of its picture. */
export function insetPlace(
  edit: Edit,
  scene: EditScene,
  { corner, size }: NonNullable<EditScene['inset']>,
  aspect: number,
): Rect {
  const { unit, safe, logo, headline, band, captions, legal } = stageOf(edit);
  const shape = Math.min(flattest, Math.max(1 / flattest, aspect));
  const longest = size * edit.width;
  const [width, height] = shape > 1 ? [longest, longest / shape] : [longest * shape, longest];
  const x = corner.endsWith('left') ? safe.x : safe.x + safe.width - width;
  const hasBand = scene.lowerThird !== undefined || scene.price !== undefined;
  const words = placesUsed(edit).includes('bottom') ? captions.bottom.y - 2 * unit : legal.y - unit;
  const lowest = (hasBand ? band.y - unit : words) - height;
  const below = (rect: Rect) => rect.y + rect.height + 2 * unit;
  const belowLogo = edit.logo?.corner === corner ? below(logo) : safe.y;
  const highest = scene.text !== undefined && headline.anchor === 'top' ? below(headline) : belowLogo;
  return evenRect({ x, y: corner.startsWith('top') ? Math.min(highest, lowest) : lowest, width, height });
}
