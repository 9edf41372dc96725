const status = /^(?:frame|size)=.*\stime=(\S+)/;
// The clock of the last report goes back to the shortest output in ffmpeg 7.
const last = /\sL(?:q|size)=/;

/** How far ffmpeg's clock is, in seconds, when the line is one of its status lines; NaN when it does not say. */
export function statusSeconds(line: string): number | undefined {
  const time = status.exec(line)?.[1];
  if (time === undefined) return undefined;
  const [hours = NaN, minutes = NaN, seconds = NaN] = time.split(':').map(Number);
  return last.test(line) ? NaN : hours * 3600 + minutes * 60 + seconds;
}
