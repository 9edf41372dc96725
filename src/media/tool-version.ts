/** What the first line of `ffmpeg -version` or `ffprobe -version` says; undefined when it is some other program. */
export interface ToolVersion {
  readonly text: string;
  /** 5.0 or newer. */
  readonly recent: boolean;
}

const release = /^n?(\d{1,2})\.\d/;
// 5.0 came out in January 2022. Builds from git carry a date or a commit count (`N-66595-…`) instead of a release, so
// the year of their copyright line stands in.
const [oldestMajor, oldestYear] = [5, 2022];

export function toolVersion(output: string): ToolVersion | undefined {
  const [, text, rest = ''] = /^ff(?:mpeg|probe) version (\S+)(.*)/.exec(output) ?? [];
  if (text === undefined) return undefined;
  const major = release.exec(text)?.[1];
  const year = /Copyright \(c\) (?:\d{4}-)?(\d{4})/.exec(rest)?.[1];
  return { text, recent: major === undefined ? Number(year) >= oldestYear : Number(major) >= oldestMajor };
}
