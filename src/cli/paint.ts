import { styleText } from 'node:util';
import type { Screen, Terminal } from './terminal.ts';

type Style = Parameters<typeof styleText>[0];

/** Colours text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** Colour for a screen: when it is a terminal, or asked for by FORCE_COLOR, and never with NO_COLOR (no-color.org). */
export function paintFor(screen: Screen, env: Terminal['env']): Paint {
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0';
  const wanted = !env.NO_COLOR && env.TERM !== 'dumb' && (screen.isTTY === true || forced);
  return wanted ? (style, text) => styleText(style, text, { validateStream: false }) : (_style, text) => text;
}
