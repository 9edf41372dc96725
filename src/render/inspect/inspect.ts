import { UserError } from '../../errors.ts';
import type { Media } from '../../media/media.ts';
import type { Check, Inspection } from '../rendering.ts';
import { examine } from './examine.ts';
import { fileRules } from './file-rules.ts';
import type { Findings } from './findings.ts';
import { pictureRules } from './picture-rules.ts';
import type { Rule, Yardstick } from './rule.ts';
import { soundRules } from './sound-rules.ts';
import type { Alongside } from './watch-job.ts';

interface InspectOptions {
  readonly media: Media;
  readonly signal: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
  /** Made from the same decode. */
  readonly alongside?: readonly Alongside[];
}

const rules: readonly Rule[] = [...fileRules, ...pictureRules, ...soundRules];

/** Holds a finished file against its platform and its edit. A file that cannot be opened fails `file.readable` alone. */
export async function inspect(file: string, asked: Yardstick, options: InspectOptions): Promise<Inspection> {
  try {
    const found = await examine(file, { ...options, alongside: options.alongside ?? [] });
    return conclude(judgeAll(found, asked));
  } catch (error) {
    options.signal.throwIfAborted();
    if (!(error instanceof UserError)) throw error;
    return conclude([{ rule: 'file.readable', ok: false, value: error.message, expected: 'a video', source: 'edit' }]);
  }
}

function judgeAll(found: Findings, asked: Yardstick): readonly Check[] {
  return rules.flatMap(({ rule, from, judge }) => {
    const verdict = judge(found, asked);
    return verdict === undefined ? [] : [{ rule, ...verdict, source: sourceOf(from, asked) }];
  });
}

function sourceOf(from: Rule['from'], { platform }: Yardstick): string {
  if (from === 'edit') return 'edit';
  const { url, date } = platform[from].source;
  return `${url} (${date})`;
}

function conclude(checks: readonly Check[]): Inspection {
  return { ok: checks.every(({ ok }) => ok), checks };
}
