import type { Brand } from '../../campaign/campaign.ts';
import { contrast } from '../../campaign/contrast.ts';

export { fitImage } from '../../render/layers/draw-logo.ts';

/** The logo that is made for a ground; undefined where the brand has none. */
export function logoFile({ logo }: Brand, ground: string): string | undefined {
  const dark = contrast('#ffffff', ground) >= contrast('#000000', ground);
  return (dark ? logo?.onDark : logo?.onLight) ?? logo?.file;
}
