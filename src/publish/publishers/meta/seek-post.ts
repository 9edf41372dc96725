import { z } from 'zod';
import type { Graph } from './graph.ts';

const item = z.object({ id: z.string().min(1) }).catchall(z.unknown());
const schema = z.object({ data: z.array(item) });

export interface Sought {
  /** The list, such as `178/media`. */
  readonly path: string;
  readonly wordsField: string;
  readonly timeField: string;
  readonly linkField: string;
  /** The words of the post; none are nothing to know it by. */
  readonly words: string;
  readonly since: Date;
}

export interface Found {
  readonly id: string;
  readonly url: string | undefined;
}

/** Clocks differ. */
const slackMs = 60_000;

/** The one post of these words since then; undefined when there is none, or more than one. */
export async function seekPost(graph: Graph, sought: Sought, signal: AbortSignal): Promise<Found | undefined> {
  const { path, wordsField, timeField, linkField, words, since } = sought;
  if (words === '') return undefined;
  const fields = ['id', wordsField, timeField, linkField].join(',');
  const { data } = await graph.get(schema, path, { fields, limit: '25' }, { signal });
  const earliest = since.getTime() - slackMs;
  const fits = data.filter(
    (one) => text(one[wordsField])?.trim() === words.trim() && timeOf(text(one[timeField])) >= earliest,
  );
  const [first] = fits;
  return first === undefined || fits.length > 1 ? undefined : { id: first.id, url: text(first[linkField]) };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Meta writes +0000, which the language does not promise to read. */
function timeOf(time = ''): number {
  return Date.parse(time.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
}
