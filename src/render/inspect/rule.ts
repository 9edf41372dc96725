import type { Platform } from '../../campaign/platform-schema.ts';
import type { Edit } from '../../plan/edit.ts';
import type { Placed } from '../layers/placed.ts';
import type { Rect } from '../layers/stage.ts';
import type { Check } from '../rendering.ts';
import type { Findings } from './findings.ts';
import type { Stretch } from './stretch.ts';

/** What a file is held against. */
export interface Yardstick {
  readonly platform: Platform;
  readonly edit: Edit;
  /** Where the footage itself is so, in seconds of the video: no fault of the render. */
  readonly sources: SeenStretches & { readonly silent: readonly Stretch[] };
  /** Where words and logo were put, as they were drawn. */
  readonly drawn: readonly Placed[];
  /** Where faces are seen; undefined when nobody looked for them. */
  readonly faces?: readonly Placed[];
}

/** Where footage stands still, and where footage of the team's own is black. */
export interface SeenStretches {
  readonly still: readonly Stretch[];
  readonly black: readonly Stretch[];
}

/** The same before the inspection: the footage is only looked through when the file stands still or is black. */
export interface Asked extends Omit<Yardstick, 'sources'> {
  readonly sources: { readonly seen: () => Promise<SeenStretches>; readonly silent: readonly Stretch[] };
}

export interface Verdict extends Pick<Check, 'ok' | 'value' | 'expected'> {
  /** Where it is missed. */
  readonly spots?: readonly Spot[];
}

/** A part of the video, and what of its picture is meant. */
export interface Spot extends Stretch {
  readonly marks?: readonly Rect[];
}

/** A page and the day on which it was read; `house` for what is our own. */
export interface Source {
  readonly url: string;
  readonly date: string;
}

/** One thing that a platform, or the edit, asks of a file. */
export interface Rule {
  readonly rule: string;
  /** The part of the profile that it comes from, `edit` for what was asked of the render, or what holds on every platform. */
  readonly from: 'frame' | 'seconds' | 'video' | 'audio' | 'file' | 'safeZone' | 'edit' | Source;
  /** What misses it is made all the same. */
  readonly remark?: true;
  /** Missed, it may be what the footage does by itself. */
  readonly mayBeFootage?: true;
  /** Undefined when there is nothing to judge, such as the size of a picture that is not there. */
  readonly judge: (found: Findings, asked: Yardstick) => Verdict | undefined;
}

export function same(value: string | number, expected: string | number): Verdict {
  return { ok: value === expected, value: String(value), expected: String(expected) };
}

export function atMost(value: number, limit: number, unit: string): Verdict {
  return { ok: value <= limit, value: `${tidy(value)} ${unit}`, expected: `at most ${tidy(limit)} ${unit}` };
}

/** Within `tolerance` of what was asked. */
export function near(value: number, wanted: number, tolerance: number, unit: string): Verdict {
  // A little more than asked, since 0.1 + 0.2 is not 0.3.
  const ok = Math.abs(value - wanted) <= tolerance * 1.000001;
  return { ok, value: `${tidy(value)} ${unit}`, expected: `${tidy(wanted)} ${unit} (within ${tidy(tolerance)})` };
}

export function between(value: number, min: number, max: number, unit: string): Verdict {
  return {
    ok: value >= min && value <= max,
    value: `${tidy(value)} ${unit}`,
    expected: `${tidy(min)} to ${tidy(max)} ${unit}`,
  };
}

function tidy(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 1000) / 1000) : '-∞';
}
