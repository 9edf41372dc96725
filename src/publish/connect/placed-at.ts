/** An address of a service, below another base where one is configured: a gateway, a Mastodon server, an emulator. */
export function placedAt(url: string, baseUrl: string | undefined): string {
  if (baseUrl === undefined) return url;
  const { pathname, search } = new URL(url);
  return `${baseUrl.replace(/\/+$/, '')}${pathname}${search}`;
}
