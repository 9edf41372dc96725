const status = /^(?:frame|size)=.*\stime=(\S+)/;

/** How far ffmpeg's clock is, in seconds, when the line is one of its status lines; NaN when it says `N/A`. */
export function statusSeconds(line: string): number | undefined {
  const time = status.exec(line)?.[1];
  if (time === undefined) return undefined;
  const [hours, minutes, seconds] = time.split(':').map(Number);
  return (hours ?? NaN) * 3600 + (minutes ?? NaN) * 60 + (seconds ?? NaN);
}
