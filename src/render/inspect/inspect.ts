import { UserError } from '../../errors.ts';
import { FfmpegError } from '../../media/ffmpeg-error.ts';
import type { Media } from '../../media/media.ts';
import type { Check, Inspection } from '../rendering.ts';
import { examine } from './examine.ts';
import { fileRules } from './file-rules.ts';
import type { Findings } from './findings.ts';
import { pictureRules } from './picture-rules.ts';
import type { Asked, Rule, SeenStretches, Verdict, Yardstick } from './rule.ts';
import { soundRules } from './sound-rules.ts';
import { takeStills } from './take-stills.ts';
import type { Alongside } from './watch-job.ts';
import { wordRules } from './word-rules.ts';

interface InspectOptions {
  readonly media: Media;
  readonly signal: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
  /** Made from the same decode. */
  readonly alongside?: readonly Alongside[];
  /** For what is only looked at and removed; on a disk with room for the sound and a small copy. */
  readonly folder: string;
}

const rules: readonly Rule[] = [...fileRules, ...pictureRules, ...soundRules, ...wordRules];

/** Holds a finished file against its platform and its edit. A file that cannot be read or decoded fails that rule alone. */
export async function inspect(file: string, asked: Asked, options: InspectOptions): Promise<Inspection> {
  const { media, signal, alongside = [] } = options;
  try {
    const probe = await media.probe(file, { signal }).catch(refuse(signal));
    const found = await examine(file, probe, { ...options, alongside });
    const { seen, silent } = asked.sources;
    const judgeBy = (sources: SeenStretches) => judgeAll(found, { ...asked, sources: { ...sources, silent } });
    const alone = judgeBy({ still: [], black: [] });
    // Clips are decoded again only for what the edit itself does not explain, such as by its cards.
    const judged = alone.some(({ check, mayBeFootage }) => mayBeFootage && !check.ok) ? judgeBy(await seen()) : alone;
    return conclude(await withPlaces(file, found, judged, options));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof FfmpegError) return conclude([failed('file.decodes', lastLine(error))]);
    if (error instanceof Unreadable) return conclude([failed('file.readable', error.message)]);
    throw error;
  }
}

/** ffprobe could not open it. Other mistakes of people, such as a full disk, are not the file's fault. */
class Unreadable extends Error {}

function refuse(signal: AbortSignal): (error: unknown) => never {
  return (error) => {
    signal.throwIfAborted();
    throw error instanceof UserError ? new Unreadable(error.message, { cause: error }) : error;
  };
}

interface Judged {
  readonly check: Check;
  readonly mayBeFootage: boolean;
  readonly spots: Verdict['spots'];
}

function judgeAll(found: Findings, asked: Yardstick): readonly Judged[] {
  return rules.flatMap(({ rule, from, remark, mayBeFootage = false, judge }) => {
    const verdict = judge(found, asked);
    if (verdict === undefined) return [];
    const { spots, ...said } = verdict;
    return [
      { spots, mayBeFootage, check: { rule, ...said, source: sourceOf(from, asked), ...(remark && { remark }) } },
    ];
  });
}

/** With where they are missed, and how it looks there. */
async function withPlaces(
  file: string,
  { video }: Findings,
  judged: readonly Judged[],
  options: InspectOptions,
): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const { check, spots = [] } of judged) {
    const places = check.ok ? [] : await takeStills(file, video, spots, options);
    checks.push(places.length === 0 ? check : { ...check, places });
  }
  return checks;
}

function sourceOf(from: Rule['from'], { platform }: Yardstick): string {
  if (from === 'edit') return 'edit';
  const { url, date } = typeof from === 'string' ? platform[from].source : from;
  return `${url} (${date})`;
}

function failed(rule: string, value: string): Check {
  return { rule, ok: false, value, expected: 'a video that plays', source: 'edit' };
}

function lastLine({ message }: Error): string {
  return message.trimEnd().split('\n').at(-1) ?? message;
}

function conclude(checks: readonly Check[]): Inspection {
  return { ok: checks.every(({ ok, remark }) => ok || remark), checks };
}
