import type { BrandFile } from './brand-schema.ts';
import { contrast, enough, nearestReadable } from './contrast.ts';
import type { Findings } from './finding.ts';

type Colours = BrandFile['colours'];
type Name = keyof Colours;

const grounds = ['background', 'primary'] as const;

/** Whether a brand's words and signs can be seen on its grounds. What not even large text could do is a mistake, the rest a warning. */
export function checkContrast(colours: Colours, findings: Findings): void {
  for (const ground of grounds) {
    checkPair(colours, { ink: 'text', ground, least: enough.text, what: 'text' }, findings);
    checkPair(colours, { ink: 'accent', ground, least: enough.large, what: 'graphics' }, findings);
  }
}

interface Pair {
  readonly ink: Name;
  readonly ground: Name;
  readonly least: number;
  readonly what: 'text' | 'graphics';
}

function checkPair(colours: Colours, { ink, ground, least, what }: Pair, findings: Findings): void {
  const ratio = contrast(colours[ink], colours[ground]);
  if (ratio >= least) return;
  const told = `the contrast of ${ink} over ${ground} is ${ratioWords(ratio)}`;
  const message = `${told}, and WCAG 2.2 AA asks for ${least}:1 for ${what}`;
  const passes = nearest(colours, ink, ground, least);
  const hint = passes && `the nearest that passes is ${passes.name}: '${passes.colour}'`;
  const path = ['colours', passes?.name ?? ink];
  if (what === 'text' && ratio < enough.large) findings.error(path, 'low-contrast', message, { hint });
  else findings.warning(path, 'low-contrast', message, { hint });
}

/** Another ink that stands on both grounds, or, where there is none, another ground. */
function nearest(colours: Colours, ink: Name, ground: Name, least: number): { name: Name; colour: string } | undefined {
  const both = grounds.map((name) => colours[name]);
  const other = nearestReadable(colours[ink], both, least);
  if (other !== undefined) return { name: ink, colour: other };
  const inks = ground === 'primary' ? [colours.text] : [colours[ink]];
  const colour = nearestReadable(colours[ground], inks, least);
  return colour === undefined ? undefined : { name: ground, colour };
}

/** Rounded down: 4.499 is not enough, and must not be shown as 4.5. */
export function ratioWords(ratio: number): string {
  return `${(Math.floor(ratio * 100) / 100).toString()}:1`;
}
