import { z } from 'zod';
import { readTokens } from '../accounts/read-tokens.ts';
import { askService, refused } from './ask-service.ts';
import type { ConnectRequest, ConnectTools, Grant } from './connect-tools.ts';
import { addressOf } from './find-server.ts';
import { jsonOf } from './json-of.ts';
import { placedAt } from './placed-at.ts';
import { readToken } from './read-token.ts';

const names = { service: 'bluesky', title: 'Bluesky' };
const xrpc = 'https://bsky.social/xrpc/com.atproto.server';

const session = z.object({ did: z.string(), handle: z.string() });

/** With an app password (Settings, Privacy and security), which is no password of the account. https://docs.bsky.app/docs/api/com-atproto-server-create-session, read 2026-11-22. */
export async function signInToBluesky(request: ConnectRequest, tools: ConnectTools): Promise<Grant> {
  const server = request.server ?? tools.settings.baseUrl;
  const baseUrl = server === undefined ? undefined : addressOf(server);
  const handle = request.as ?? (await tools.person.ask('Your handle, such as brand.bsky.social:'));
  const password = await readToken('An app password:', request, tools);
  const body = JSON.stringify({ identifier: handle.trim().replace(/^@/, ''), password });
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  const asked = tools.now();
  const text = await askService(placedAt(`${xrpc}.createSession`, baseUrl), init, names, tools);
  const tokens = readTokens(text, asked);
  const found = session.safeParse(jsonOf(text)).data;
  if (tokens === undefined || found === undefined) throw refused(names, text);
  const identity = { id: found.did, title: found.handle, handle: found.handle };
  const renewal = { kind: 'session', url: placedAt(`${xrpc}.refreshSession`, baseUrl) } as const;
  return { secrets: { ...tokens, renewal }, identities: [identity], baseUrl };
}
