/** What is done to a mix. Both in dB; the ceiling is that of true peaks. */
export interface Master {
  readonly gain: number;
  /** Undefined where no peak comes near the limit: a limiter that has nothing to do still costs time. */
  readonly ceiling: number | undefined;
}

/** alimiter looks at samples; at four times the rate samples come near the true peaks between them. */
export function masterFilters({ gain, ceiling }: Master, sampleRate: number): string {
  const amplify = `volume=${gain.toFixed(2)}dB`;
  if (ceiling === undefined) return amplify;
  const limit = (10 ** (ceiling / 20)).toFixed(4);
  const limiter = `alimiter=limit=${limit}:attack=5:release=50:level=0:latency=1`;
  return `${amplify},aresample=${sampleRate * 4},${limiter},aresample=${sampleRate}`;
}
