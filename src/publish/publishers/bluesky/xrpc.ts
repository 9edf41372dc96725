import { z } from 'zod';
import type { Answer, Known } from '../../ask.ts';
import { jsonApi, type Complaint, type JsonApi } from '../../json-api.ts';
import type { PublisherTools } from '../../publisher-tools.ts';

export interface BlueskyApis {
  /** The account's own server. */
  readonly pds: JsonApi;
  /** The video service, with a token that lets it store the video on the account's server. */
  readonly upload: JsonApi;
  /** The video service, with a token for one of its own questions each. */
  readonly jobs: JsonApi;
  readonly limits: JsonApi;
}

const lifetimeMs = 30 * 60_000;
// The video service goes on using the token while it stores the video, so one that is handed out lives long enough for that.
const spareMs = 15 * 60_000;
const longestMs = 1e15;

/** https://docs.bsky.app/docs/tutorials/video and the lexicons app.bsky.video.* (2026-08-20). */
export function blueskyApis(tools: PublisherTools): BlueskyApis {
  const { account, now } = tools;
  const explain = (complaint: Complaint, answer: Answer): Known => meaning(complaint, answer, now());
  const pds = jsonApi(tools, { base: account.baseUrl ?? 'https://bsky.social', explain, isStale });
  const base = String(account.settings['videoService'] ?? 'https://video.bsky.app');
  const video = (aud: () => Promise<string>, lxm: string): JsonApi =>
    jsonApi({ ...tools, token: serviceToken({ aud, lxm }, pds, now) }, { base, explain, isStale });
  return {
    pds,
    upload: video(() => didOfServer(pds), 'com.atproto.repo.uploadBlob'),
    jobs: video(async () => didOf(base), 'app.bsky.video.getJobStatus'),
    limits: video(async () => didOf(base), 'app.bsky.video.getUploadLimits'),
  };
}

/** A token that is too old is refused with 400, not with 401. */
function isStale({ code }: Complaint): boolean {
  return code === 'ExpiredToken' || code === 'InvalidToken';
}

const tokenSchema = z.object({ token: z.string().min(1) });

function serviceToken(
  { aud, lxm }: { readonly aud: () => Promise<string>; readonly lxm: string },
  pds: JsonApi,
  now: () => number,
): PublisherTools['token'] {
  let held: { readonly token: string; readonly until: number } | undefined;
  return async ({ renew = false } = {}) => {
    if (!renew && held !== undefined && now() < held.until) return held.token;
    const exp = Math.floor((now() + lifetimeMs) / 1000);
    const query = new URLSearchParams({ aud: await aud(), lxm, exp: String(exp) }).toString();
    const path = `/xrpc/com.atproto.server.getServiceAuth?${query}`;
    const { token } = await pds.ask(tokenSchema, { path, effect: 'read', signal: new AbortController().signal });
    held = { token, until: exp * 1000 - spareMs };
    return token;
  };
}

const sessionSchema = z.object({
  didDoc: z.object({ service: z.array(z.object({ id: z.string(), serviceEndpoint: z.string() })) }).optional(),
});

/** bsky.social is only the door: the token must name the server behind it, which the account's document tells. */
async function didOfServer(pds: JsonApi): Promise<string> {
  const path = '/xrpc/com.atproto.server.getSession';
  const signal = new AbortController().signal;
  const { didDoc } = await pds.ask(sessionSchema, { path, effect: 'read', signal });
  const own = didDoc?.service.find(({ id }) => id.endsWith('#atproto_pds'));
  return didOf(own?.serviceEndpoint ?? pds.url('/'));
}

function didOf(address: string): string {
  return `did:web:${new URL(address).host.replace(':', '%3A')}`;
}

const meanings: Readonly<Record<string, Known>> = {
  ServiceOverloaded: { retryable: true },
  UploadNotReady: { retryable: true },
  UploadAlreadyCompleted: { retryable: true },
  DailyLimitExceeded: { hint: 'Publish this one tomorrow: the account may upload no more today.' },
  TooManyOpenUploads: { hint: 'Uploads that were given up still count: they go within the hour.' },
  UploadForbidden: { hint: 'Confirm the e-mail address of the account in the Bluesky app.' },
  VideoTooLarge: { hint: 'Render the video at a lower bit rate, or shorter.' },
  VideoTooLong: { hint: 'Shorten the video.' },
  AccountTakedown: { hint: 'Bluesky has taken the account down.' },
};

/** What Bluesky's error adds. Its 429 says in a header of its own, in seconds since 1970, when to come back. */
function meaning({ code, message }: Complaint, { status, headers }: Answer, now: number): Known {
  // A record of this name is there already: of this call, or of one whose answer was lost.
  if (status === 409 || /already (?:exists|a value)/i.test(message)) return { nothingStarted: false };
  const reset = Number(headers.get('ratelimit-reset'));
  const waits = status === 429 && headers.get('retry-after') === null && reset > 0 && reset < longestMs;
  return { ...meanings[code], ...(waits ? { retryAfterMs: Math.max(0, reset * 1000 - now) } : {}) };
}
