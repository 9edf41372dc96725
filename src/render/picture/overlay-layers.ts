import type { Layer, LayerStrip } from '../layers/layer.ts';
import { toFrames } from '../shots.ts';
import { transparent } from './colour.ts';

interface Overlays {
  /** What brings the drawn pictures into shape and time. */
  readonly drawn: readonly string[];
  /** What lays them over the picture. */
  readonly laid: readonly string[];
}

/**
 * Lays each layer over `from`. A layer is decoded and converted once and repeated by reference, exists only for its own
 * frames, and lets the picture through untouched before and after.
 */
export function overlayLayers(
  layers: readonly { readonly layer: Layer; readonly input: number }[],
  fps: number,
  from: string,
  to: string,
): Overlays {
  if (layers.length === 0) return { drawn: [], laid: [`[${from}]null[${to}]`] };
  const laid = layers.map(({ layer }, index) => {
    const under = index === 0 ? from : `over${index - 1}`;
    const over = index === layers.length - 1 ? to : `over${index}`;
    const place = `x=${layer.x}:y=${height(layer)}`;
    return `[${under}][layer${index}]overlay=${place}:eof_action=pass:format=yuv420[${over}]`;
  });
  return { drawn: layers.map(({ layer, input }, index) => `[${input}:v]${timed(layer, fps)}[layer${index}]`), laid };
}

/** The strip's pictures follow their own clock; between two of them overlay repeats the last. */
export function overlayStrip(strip: LayerStrip, input: number, from: string, to: string): Overlays {
  return {
    drawn: [`[${input}:v]${transparent}[strip]`],
    laid: [`[${from}][strip]overlay=x=${strip.x}:y=${strip.y}:format=yuv420[${to}]`],
  };
}

function timed(layer: Layer, fps: number): string {
  const start = toFrames(layer.start, fps);
  const frames = toFrames(layer.end, fps) - start;
  const fadeIn = toFrames(layer.fadeIn, fps);
  const fadeOut = toFrames(layer.fadeOut, fps);
  return [
    transparent,
    ...(layer.states
      ? [`fps=${fps}:start_time=0`, 'tpad=stop=-1:stop_mode=clone', `trim=end_frame=${frames}`]
      : [`loop=loop=${frames - 1}:size=1`]),
    // In frames, counted from the layer's own first one: fade counts what passes through it.
    ...(fadeIn > 0 ? [`fade=t=in:start_frame=0:nb_frames=${fadeIn}:alpha=1`] : []),
    ...(fadeOut > 0 ? [`fade=t=out:start_frame=${frames - fadeOut}:nb_frames=${fadeOut}:alpha=1`] : []),
    `settb=1/${fps}`,
    `setpts=N+${start}`,
  ].join();
}

/** Moves up to its place and slows down as it arrives (ease-out, cubic). */
function height(layer: Layer): string {
  if (layer.rise === 0 || layer.fadeIn === 0) return String(layer.y);
  return `'${layer.y}+${layer.rise}*pow(max(0,1-(t-${layer.start.toFixed(4)})/${(layer.fadeIn * 1.5).toFixed(4)}),3)'`;
}
