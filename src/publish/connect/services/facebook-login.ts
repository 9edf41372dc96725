import { z } from 'zod';
import type { OAuth, Reach } from '../sign-in.ts';

const graph = 'https://graph.facebook.com/v25.0';

/** Signing in for Pages, and for the Instagram accounts that belong to them. https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow, read 2026-11-22. */
export const facebookLogin: Omit<OAuth, 'scopes'> = {
  authorizeUrl: 'https://www.facebook.com/v25.0/dialog/oauth',
  tokenUrl: `${graph}/oauth/access_token`,
  scopeSeparator: ',',
  needsSecret: true,
  // Taken without being registered while the app is in development; a live app needs an https address of its own.
  redirectUri: 'http://localhost:8976/callback',
  // The tokens of Pages come of this one, and then do not expire.
  lengthen: {
    url: `${graph}/oauth/access_token`,
    grantType: 'fb_exchange_token',
    tokenName: 'fb_exchange_token',
  },
};

const pages = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      access_token: z.string().optional(),
      instagram_business_account: z.object({ id: z.string(), username: z.string().optional() }).optional(),
    }),
  ),
});

type Page = z.output<typeof pages>['data'][number] & { readonly access_token: string };

/** The Pages that whoever signed in may work for; a hundred at most. Those without a token are only looked at. */
export async function pagesOf({ get }: Reach): Promise<Page[]> {
  const fields = 'id,name,access_token,instagram_business_account{id,username}';
  const answer = await get(`${graph}/me/accounts?limit=100&fields=${encodeURIComponent(fields)}`, { auth: 'query' });
  return pages
    .parse(answer)
    .data.flatMap(({ access_token, ...page }) => (access_token === undefined ? [] : [{ ...page, access_token }]));
}
