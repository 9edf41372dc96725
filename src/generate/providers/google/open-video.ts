import { ProviderError, UserError } from '../../../errors.ts';
import type { Service } from '../../service-settings.ts';
import { videoIn, type Interaction } from './interaction.ts';

const googleHost = 'generativelanguage.googleapis.com';
const apiVersion = 'v1beta';

/** The footage as an answer whose body is still to be read; undefined when there is none. */
export async function openVideo(
  interaction: Interaction,
  service: Service,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<Response | undefined> {
  const { uri, data } = videoIn(interaction) ?? {};
  if (data) return new Response(Buffer.from(data, 'base64'));
  if (!uri) return undefined;
  const url = addressOf(uri, service);
  // Followed by hand: fetch would send the key along to wherever it is led.
  const key = url.host === service.host ? { headers: { 'x-goog-api-key': service.key } } : {};
  const response = await fetch(url, { ...key, redirect: 'manual', signal });
  const location = response.headers.get('location');
  if (location === null || response.status < 300 || response.status > 399) return unlessGone(response, service);
  await response.body?.cancel();
  return unlessGone(await fetch(new URL(location, url), { signal }), service);
}

/** `https://…/v1beta/files/abc:download?alt=media`, or `files/abc`; asked for at the address that was set. */
function addressOf(uri: string, { baseUrl, host }: Service): URL {
  const url = URL.parse(uri, `${baseUrl}/${apiVersion}/`);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UserError(`The footage is at ${uri.split('?')[0]}, where Reelmill cannot fetch it.`, {
      hint: 'Download it by hand, or ask the service to deliver it to the web.',
    });
  }
  if (url.host !== host && url.host !== googleHost) return url;
  const own = url.host === host ? url : new URL(`${baseUrl}${url.pathname}`);
  // A file's own address describes it; this one is its content.
  if (/\/files\/[\w-]+$/.test(own.pathname)) own.pathname += ':download';
  // Keys that a service appends are not needed, since ours is in a header.
  own.search = '?alt=media';
  return own;
}

/** A file that is not there is answered with 403 as well: only its owner may know. */
async function unlessGone(response: Response, { host }: Service): Promise<Response | undefined> {
  const isVideo = !/^(?:text\/|application\/json)/i.test(response.headers.get('content-type') ?? '');
  if (response.ok && isVideo) return response;
  await response.body?.cancel();
  if ([403, 404, 410].includes(response.status)) return undefined;
  const what = response.ok ? 'no video' : String(response.status);
  throw new ProviderError(`${host} answered ${what} when it was asked for the footage.`, {
    provider: 'google',
    retryable: true,
  });
}
