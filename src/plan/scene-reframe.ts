import type { Scene } from '../campaign/campaign.ts';
import type { ReframeStyle } from '../campaign/reframe-schema.ts';

/** How the scene fills the frame of this platform. */
export function sceneReframe({ reframe, reframeOn }: Scene, platform: string): ReframeStyle {
  return reframeOn?.[platform] ?? reframe;
}

/** Whether it fills the frame by losing its edges. */
export function isCropped(style: ReframeStyle): boolean {
  return style === 'crop' || style === 'auto';
}
