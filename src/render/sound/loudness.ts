/** Integrated loudness in LUFS and true peak in dBTP. */
export interface Loudness {
  readonly integrated: number;
  readonly truePeak: number;
}

/** Quieter than this is silence or room tone: raising it would only bring up noise. */
const silentBelow = -50;

/** Reads the summary that ebur128 writes at the end of a run. Digital silence has no loudness and no peak: -Infinity. */
export function readLoudness(log: string): Loudness {
  const summary = log.slice(log.lastIndexOf('Summary:'));
  const integrated = /\bI:\s+(\S+) LUFS/.exec(summary)?.[1];
  const truePeak = /Peak:\s+(\S+) dBFS/.exec(summary)?.[1];
  if (integrated === undefined || truePeak === undefined) throw new Error('ffmpeg did not report the loudness.');
  return { integrated: decibels(integrated), truePeak: decibels(truePeak) };
}

export function isSilent(loudness: Loudness): boolean {
  return !(loudness.integrated > silentBelow);
}

function decibels(text: string): number {
  return text === '-inf' || text === 'nan' ? -Infinity : Number(text);
}
