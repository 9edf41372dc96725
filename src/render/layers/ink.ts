import { contrast, enough, nearestReadable, rgb } from '../../campaign/contrast.ts';

export { contrast, mix } from '../../campaign/contrast.ts';

/** `preferred` where it can be read on the ground, else white or black, whichever can. Captions and headlines are held to the rule for small text. */
export function readable(preferred: string, ground: string): string {
  if (contrast(preferred, ground) >= enough.text) return preferred;
  return contrast('#ffffff', ground) >= contrast('#000000', ground) ? '#ffffff' : '#000000';
}

/** Enough for large letters: `preferred`, lighter or darker by as much as that takes. */
export function legible(preferred: string, ground: string): string {
  return nearestReadable(preferred, [ground], enough.large) ?? readable(preferred, ground);
}

export function withAlpha(colour: string, alpha: number): string {
  return `rgba(${rgb(colour).join(',')},${alpha})`;
}
