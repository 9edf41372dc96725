import { z } from 'zod';
import { askService, refused } from './ask-service.ts';
import type { ConnectTools } from './connect-tools.ts';
import { jsonOf } from './json-of.ts';
import type { App } from './oauth-client.ts';
import type { SignIn } from './sign-in.ts';

const answer = z.object({ client_id: z.string(), client_secret: z.string() });

/** Mastodon: every server makes an app for whoever asks. https://docs.joinmastodon.org/methods/apps/ */
export async function registerApp(
  url: string,
  signIn: SignIn,
  { redirectUri, scopes, baseUrl }: Pick<App, 'scopes' | 'baseUrl'> & { readonly redirectUri: string },
  tools: Pick<ConnectTools, 'fetch' | 'onSecrets'>,
): Promise<App> {
  const body = new URLSearchParams({
    client_name: 'Reelmill',
    redirect_uris: redirectUri,
    scopes: scopes.join(' '),
  });
  const text = await askService(url, { method: 'POST', body }, signIn, tools);
  const app = answer.safeParse(jsonOf(text)).data;
  if (app === undefined) throw refused(signIn, text);
  tools.onSecrets([app.client_secret]);
  return { clientId: app.client_id, clientSecret: app.client_secret, baseUrl, scopes };
}
