/** Sums of money must be exact and never shrink by a caller's rounding or a NaN: whole micro-dollars, or it is a bug. */
export function wholeMicros(micros: number): number {
  if (Number.isSafeInteger(micros) && micros >= 0) return micros;
  throw new RangeError(`An amount of money must be whole micro-dollars, not ${micros}.`);
}
