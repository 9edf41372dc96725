import type { Video } from './video.ts';
import type { VideosApi } from './videos-api.ts';

/** The footage, from the route for it or else from where the video itself says it is (Bifrost, SGLang with cloud storage). Undefined when there is none. */
export async function openFootage(api: VideosApi, id: string, signal: AbortSignal): Promise<Response | undefined> {
  const content = await api.content(id, signal);
  if (content !== undefined) return content;
  // Asked for each time, since such links die within the hour.
  const video = await api.retrieve(id, signal);
  const { url, base64 } = (video && placeOf(video)) ?? {};
  if (base64 !== undefined) return new Response(Buffer.from(base64, 'base64'));
  return url === undefined ? undefined : await api.follow(url, signal);
}

/** What a finished video says of its footage. */
export function placeOf({ url, videos }: Video): { readonly url?: string; readonly base64?: string } | undefined {
  const first = videos?.find((each) => each.url !== undefined || each.base64 !== undefined);
  if (first?.base64 !== undefined) return { base64: first.base64 };
  const address = url ?? first?.url;
  return address === undefined ? undefined : { url: address };
}
