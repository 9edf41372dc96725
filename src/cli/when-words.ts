import { duration } from './format.ts';

/** `2026-12-01T09:00:00+09:00 (in 3 d 4 h)`: as it was written, with its time zone, and how far away that is. */
export function whenWords(schedule: string, now: number): string {
  const ms = Date.parse(schedule) - now;
  return `${schedule} (${ms < 0 ? `${away(-ms)} ago` : `in ${away(ms)}`})`;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

function away(ms: number): string {
  if (ms >= dayMs) return `${Math.floor(ms / dayMs)} d ${Math.floor((ms % dayMs) / hourMs)} h`;
  if (ms >= hourMs) return `${Math.floor(ms / hourMs)} h ${Math.floor((ms % hourMs) / minuteMs)} min`;
  return duration(Math.round(ms / 1000));
}
