import { assetRef } from './scene-task.ts';
import type { EditLogo, Look, LookFonts } from './edit.ts';
import type { PlanInput } from './plan-input.ts';

/** What the brand makes of colours and type. */
export function lookOf({ assets, brand }: PlanInput): Look {
  const fonts = lookFonts({ assets, brand });
  return {
    colours: brand.colours,
    font: brand.font,
    fontFile: assetRef(assets, brand.fontFile),
    lut: assetRef(assets, brand.lut),
    ...(Object.keys(fonts).length === 0 ? {} : { fonts }),
  };
}

function lookFonts({ assets, brand }: Pick<PlanInput, 'assets' | 'brand'>): LookFonts {
  const scripts = Object.entries(brand.fonts).map(([script, families]) => [
    script,
    families.map((faces) =>
      faces.flatMap(({ weight, file }) => {
        const ref = assetRef(assets, file);
        return ref === undefined ? [] : [{ weight, file: ref }];
      }),
    ),
  ]);
  return Object.fromEntries(scripts);
}

/** The brand's logo in a frame of this size; undefined where the brand has none. */
export function logoOf({ assets, brand }: PlanInput, frame: { width: number; height: number }): EditLogo | undefined {
  const { logo } = brand;
  const file = assetRef(assets, logo?.file);
  if (file === undefined || logo === undefined) return undefined;
  const { placement = {}, corner, size, clearSpace, onDark, onLight } = logo;
  const place = placement[shapeOf(frame)] ?? corner;
  return {
    file,
    corner: place === 'none' ? corner : place,
    ...(place === 'none' ? { hidden: true } : {}),
    ...(size === undefined ? {} : { size }),
    ...(clearSpace === undefined ? {} : { clearSpace }),
    ...(onDark === undefined ? {} : { onDark: assetRef(assets, onDark) }),
    ...(onLight === undefined ? {} : { onLight: assetRef(assets, onLight) }),
  };
}

/** 4:5 is tall: what matters is whether there is more room above and below than at the sides. */
function shapeOf({ width, height }: { width: number; height: number }): 'wide' | 'square' | 'tall' {
  const ratio = width / height;
  if (ratio > 1.1) return 'wide';
  return ratio < 0.9 ? 'tall' : 'square';
}
