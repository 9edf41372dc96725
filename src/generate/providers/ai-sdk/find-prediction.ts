import { z } from 'zod';
import { ProviderError, UserError } from '../../../errors.ts';
import type { ClipRequest } from '../../../plan/plan.ts';
import type { FindOptions } from '../../provider.ts';
import { askReplicate } from './ask-replicate.ts';
import { lacks } from './lacks.ts';
import type { Connection } from './service.ts';

const predictionSchema = z.object({
  id: z.string(),
  created_at: z.string().transform((time) => Date.parse(time)),
  model: z.string().nullish(),
  version: z.string().nullish(),
  input: z.record(z.string(), z.unknown()).nullish(),
  data_removed: z.boolean().nullish(),
});
const pageSchema = z.object({ results: z.array(predictionSchema), next: z.string().nullish() });

type Prediction = z.output<typeof predictionSchema>;

// A prediction that is older than the request by no more than this is too near to be ruled out: clocks differ.
const doubtMs = 60_000;
const mostPages = 100;

/**
 * The one prediction that a request sent after `since` has made, by its model and input. `undefined` proves that there is
 * none: everything since was listed, newest first, and could be compared.
 */
export async function findPrediction(
  request: ClipRequest,
  { since, taken, signal }: FindOptions,
  connection: Connection,
): Promise<string | undefined> {
  const wanted = askReplicate(request, undefined).sends['input'];
  const found: Prediction[] = [];
  let url = `${connection.baseUrl}/predictions`;
  for (let page = 0; page < mostPages; page += 1) {
    const { results, next } = await list(url, signal, connection);
    const recent = results.filter(({ created_at }) => !(created_at < since.getTime() - doubtMs));
    found.push(...recent.filter((each) => !taken.has(each.id) && mayBe(each, request, wanted)));
    if (recent.length < results.length || !next) return theOne(found, wanted);
    url = sameHost(next, connection);
  }
  throw cannotTell('its list of predictions has no end');
}

async function list(
  url: string,
  signal: AbortSignal,
  { fetch, host, key }: Connection,
): Promise<z.output<typeof pageSchema>> {
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(60_000)]);
  const response = await fetch(url, { headers: { Authorization: `Bearer ${key}` }, signal: bounded }).catch(() => {
    signal.throwIfAborted();
    throw new ProviderError(`${host} cannot be reached.`, { provider: 'replicate', retryable: true });
  });
  const page = pageSchema.safeParse(await response.json().catch(() => undefined));
  if (response.ok && page.success) return page.data;
  const message = `${host} answered ${response.status} where its predictions were asked for.`;
  if (response.status === 401 || response.status === 403) throw new UserError(message, { hint: 'Check the key.' });
  throw new ProviderError(message, { provider: 'replicate', retryable: true });
}

/** What cannot be compared may be equal. */
function mayBe({ model, version, input, data_removed }: Prediction, request: ClipRequest, wanted: unknown): boolean {
  const [name, wantedVersion] = request.model.split(':');
  if (model ? model !== name : wantedVersion !== undefined && version !== wantedVersion) return false;
  return data_removed === true || !input || lacks(input, wanted) === undefined;
}

function theOne(found: readonly Prediction[], wanted: unknown): string | undefined {
  const same = found.filter(({ input }) => lacks(wanted, withoutPictures(input ?? {})) === undefined);
  const [only, ...others] = same.length > 0 ? same : found;
  if (only === undefined) return undefined;
  if (others.length > 0) throw cannotTell(`${others.length + 1} predictions there look like it`);
  if (only.data_removed === true || !only.input) throw cannotTell(`${only.id} may be it, but its input is deleted`);
  if (same.length === 0) throw cannotTell(`${only.id} looks like it, but was asked for more`);
  return only.id;
}

/** Pictures may come back as addresses of Replicate's own, so they say nothing. */
function withoutPictures(input: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => !isPicture(value)));
}

function isPicture(value: unknown): boolean {
  return /^(?:data:|https?:)/.test(String(value));
}

/** The key goes nowhere else. */
function sameHost(next: string, { baseUrl }: Connection): string {
  if (URL.parse(next)?.origin === new URL(baseUrl).origin) return next;
  throw cannotTell('its list of predictions goes on at another host');
}

function cannotTell(why: string): ProviderError {
  const message = `It cannot be told whether the service made this clip: ${why}.`;
  return new ProviderError(message, { provider: 'replicate', retryable: false });
}
