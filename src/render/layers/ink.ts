import { contrast, enough, rgb } from '../../campaign/contrast.ts';

export { contrast, mix } from '../../campaign/contrast.ts';

/** `preferred` where it can be read on the ground, else white or black, whichever can. Captions and headlines are held to the rule for small text. */
export function readable(preferred: string, ground: string): string {
  if (contrast(preferred, ground) >= enough.text) return preferred;
  return contrast('#ffffff', ground) >= contrast('#000000', ground) ? '#ffffff' : '#000000';
}

export function withAlpha(colour: string, alpha: number): string {
  return `rgba(${rgb(colour).join(',')},${alpha})`;
}
