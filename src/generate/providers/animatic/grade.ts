import type { StoryboardNote } from '../../../plan/plan.ts';
import { mix, mixHue, type Oklch, toOklch } from './oklch.ts';

export type Hour = 'night' | 'dawn' | 'day' | 'sunset';

/** The colours of a scene, from far to near, all pulled towards the brand's. */
export interface Grade {
  readonly hour: Hour;
  readonly dark: boolean;
  readonly skyTop: Oklch;
  readonly skyMiddle: Oklch;
  readonly skyLow: Oklch;
  /** Distant things take its colour. */
  readonly haze: Oklch;
  /** The nearest shapes. */
  readonly near: Oklch;
  /** Sun, lamps, lit windows. */
  readonly light: Oklch;
  /** The brand's own, strong enough to glow. */
  readonly accent: Oklch;
  readonly primary: Oklch;
}

interface Tones {
  readonly top: Oklch;
  readonly middle: Oklch;
  readonly low: Oklch;
  readonly near: Oklch;
  readonly light: Oklch;
}

const tone = (l: number, c: number, h: number): Oklch => ({ l, c, h });

/** Nature's colours at each hour. */
const hours: Readonly<Record<Hour, Tones>> = {
  night: {
    top: tone(0.19, 0.06, 268),
    middle: tone(0.31, 0.085, 262),
    low: tone(0.52, 0.1, 252),
    near: tone(0.13, 0.035, 262),
    light: tone(0.87, 0.09, 80),
  },
  dawn: {
    top: tone(0.56, 0.08, 262),
    middle: tone(0.76, 0.075, 330),
    low: tone(0.91, 0.075, 62),
    near: tone(0.27, 0.05, 275),
    light: tone(0.96, 0.06, 82),
  },
  day: {
    top: tone(0.62, 0.115, 248),
    middle: tone(0.78, 0.08, 238),
    low: tone(0.94, 0.03, 215),
    near: tone(0.33, 0.06, 205),
    light: tone(0.98, 0.04, 95),
  },
  sunset: {
    top: tone(0.3, 0.09, 285),
    middle: tone(0.53, 0.14, 12),
    low: tone(0.82, 0.135, 64),
    near: tone(0.15, 0.05, 310),
    light: tone(0.94, 0.11, 84),
  },
};

export function gradeFor(hour: Hour, colours: StoryboardNote['colours'] | undefined): Grade {
  const brand = brandTones(colours);
  const natural = hours[hour];
  const pull = hour === 'night' ? 0.65 : hour === 'sunset' ? 0.18 : 0.3;
  const tint = ({ l, c, h }: Oklch): Oklch => ({ l, c, h: mixHue(h, brand.primary.h, pull) });
  // A night is lit from below, by the brand's own light.
  const low =
    hour === 'night' ? mix(tint(natural.low), { l: 0.54, c: 0.1, h: brand.accent.h }, 0.45) : tint(natural.low);
  return {
    hour,
    dark: hour === 'night' || hour === 'sunset',
    skyTop: tint(natural.top),
    skyMiddle: tint(natural.middle),
    skyLow: low,
    haze: mix(low, tint(natural.top), 0.4),
    near: tint(natural.near),
    light: natural.light,
    ...brand,
  };
}

/** A brand that is all greys still gets a picture with colour in it: cool ground, and its accent or a warm one. */
function brandTones(colours: StoryboardNote['colours'] | undefined): Pick<Grade, 'accent' | 'primary'> {
  const primary = toOklch(colours?.primary ?? '#1b3a6b');
  const accent = toOklch(colours?.accent ?? '#5ec8f0');
  const primaryHue = hueOf(primary, hueOf(accent, 258));
  const glow = { l: Math.min(0.88, Math.max(0.72, accent.l)), c: Math.max(0.09, accent.c) };
  return {
    primary: { l: primary.l, c: Math.max(0.05, primary.c), h: primaryHue },
    accent: { ...glow, h: hueOf(accent, (primaryHue + 150) % 360) },
  };
}

function hueOf(colour: Oklch, otherwise: number): number {
  return colour.c < 0.02 ? otherwise : colour.h;
}

/** By the words of the scene; else a dark brand shows its night and a bright one its morning. */
export function hourOf(words: string, colours: StoryboardNote['colours'] | undefined): Hour {
  for (const [hour, pattern] of hourWords) if (pattern.test(words)) return hour;
  const ground = toOklch(colours?.background ?? '#0a1020').l;
  return ground < 0.45 ? 'night' : 'dawn';
}

const hourWords: readonly (readonly [Hour, RegExp])[] = [
  ['night', /\b(night|midnight|moon\w*|stars?|starry|dark\w*|neon|northern lights|nacht|nuit|noche)\b|夜|星|月/iu],
  ['sunset', /\b(sunset|dusk|golden hour|evening|twilight|sundown|abend|soir)\b|夕/iu],
  ['dawn', /\b(dawn|sunrise|morning|mist\w*|fog\w*|early|soft light|morgen|matin)\b|朝/iu],
  ['day', /\b(day|daylight|noon|sun\w*|bright|summer|blue sky|beach|clear|white|tag|jour)\b|昼|晴/iu],
];
