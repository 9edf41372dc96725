import type { TransitionFile } from '../campaign/transition-schema.ts';
import type { Edit, Join } from './edit.ts';

type Transition = Exclude<TransitionFile, string>;

/** Long enough to be seen, short enough not to be waited for. */
const usualSeconds = { cut: 0, fade: 0.4, dip: 0.6, slide: 0.5, wipe: 0.5, zoom: 0.5 } as const;

/** Seconds of both scenes together. */
export function transitionSeconds(written: TransitionFile): number {
  const { kind, seconds } = asMap(written);
  return kind === 'cut' ? 0 : (seconds ?? usualSeconds[kind]);
}

/** How the picture changes; undefined for cuts and cross-fades. */
export function joinOf(written: TransitionFile, direction: Edit['direction'], ground: string): Join | undefined {
  const { kind, colour, direction: to } = asMap(written);
  if (kind === 'dip') return { kind, colour: colour ?? ground };
  if (kind === 'zoom') return { kind, direction: to === 'out' ? 'out' : 'in' };
  if (kind !== 'slide' && kind !== 'wipe') return undefined;
  // What comes next comes from where the next word would stand.
  const onward = direction === 'rtl' ? 'right' : 'left';
  return { kind, direction: to === undefined || to === 'in' || to === 'out' ? onward : to };
}

const asMap = (written: TransitionFile): Transition => (typeof written === 'string' ? { kind: written } : written);
