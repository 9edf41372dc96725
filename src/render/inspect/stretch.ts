/** A part of a video, in seconds. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What of a stretch is left when the others are taken away. */
export function without(stretch: Stretch, others: readonly Stretch[]): readonly Stretch[] {
  return others.reduce<readonly Stretch[]>(
    (left, other) =>
      left.flatMap(({ start, end }) =>
        [
          { start, end: Math.min(end, other.start) },
          { start: Math.max(start, other.end), end },
        ].filter((part) => part.end > part.start),
      ),
    [stretch],
  );
}

/** `1.0-3.5 s, 8.0-9.0 s` or `none`. */
export function inWords(stretches: readonly Stretch[]): string {
  if (stretches.length === 0) return 'none';
  return stretches.map(({ start, end }) => `${start.toFixed(1)}-${end.toFixed(1)} s`).join(', ');
}

/**
 * Reads what blackdetect, freezedetect and silencedetect report. `of` names the filter, such as `freezedetect@shot0`. A
 * stretch that lasts to the end has no end line and ends at `duration`.
 */
export function readStretches(log: string, of: string, duration: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let open: number | undefined;
  for (const line of log.split('\n')) {
    if (!line.includes(`[${of} @`) && !new RegExp(`\\[Parsed_${of}_\\d+ @`).test(line)) continue;
    const start = /_start: ?(-?[\d.]+)/.exec(line)?.[1];
    const end = /_end: ?([\d.]+)/.exec(line)?.[1];
    if (start !== undefined) open = Math.max(0, Number(start));
    if (end === undefined || open === undefined) continue;
    stretches.push({ start: open, end: Number(end) });
    open = undefined;
  }
  return open === undefined ? stretches : [...stretches, { start: open, end: Math.max(open, duration) }];
}

/** Stretches in the order of time, those that touch or lie less than `apart` seconds from each other as one. */
export function joined(stretches: readonly Stretch[], apart: number): readonly Stretch[] {
  const all: Stretch[] = [];
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last === undefined || start > last.end + apart) all.push({ start, end });
    else all[all.length - 1] = { start: last.start, end: Math.max(last.end, end) };
  }
  return all;
}
