import { readTokens, type Tokens } from '../accounts/read-tokens.ts';
import { askService, type Names, refused } from './ask-service.ts';
import { jsonOf } from './json-of.ts';
import type { OAuthTools } from './oauth-client.ts';

/** Asks a token endpoint. Rejects with a UserError. */
export async function requestTokens(url: string, init: RequestInit, names: Names, tools: OAuthTools): Promise<Tokens> {
  const asked = tools.now();
  const text = await askService(url, init, names, tools);
  const tokens = readTokens(unwrapped(text), asked);
  // TikTok says what is wrong with 200.
  if (tokens === undefined) throw refused(names, text);
  return tokens;
}

/** Instagram documents its answer as `{ data: [{ access_token … }] }`, and gives it without that. */
function unwrapped(text: string): string {
  const json = jsonOf(text);
  const inner = typeof json === 'object' && json !== null && 'data' in json ? json.data : undefined;
  return Array.isArray(inner) ? JSON.stringify(inner[0]) : text;
}
