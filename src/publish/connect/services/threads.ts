import { z } from 'zod';
import type { SignIn } from '../sign-in.ts';

const me = z.object({ id: z.string(), username: z.string() });

export const threads: SignIn = {
  service: 'threads',
  title: 'Threads',
  source: {
    url: 'https://developers.facebook.com/documentation/threads/get-started/get-access-tokens-and-permissions',
    date: '2026-11-23',
  },
  notes: [],
  oauth: {
    authorizeUrl: 'https://threads.com/oauth/authorize',
    tokenUrl: 'https://graph.threads.net/oauth/access_token',
    scopes: ['threads_basic', 'threads_content_publish'],
    scopeSeparator: ',',
    needsSecret: true,
    redirectUri: undefined,
    lengthen: {
      url: 'https://graph.threads.net/access_token',
      grantType: 'th_exchange_token',
      tokenName: 'access_token',
    },
    exchange: { url: 'https://graph.threads.net/refresh_access_token', grantType: 'th_refresh_token' },
  },
  byHand: { where: 'the user token generator of the app dashboard', days: 60 },
  identities: async ({ get }) => {
    const { id, username } = me.parse(
      await get('https://graph.threads.net/v1.0/me?fields=id,username', { auth: 'query' }),
    );
    return [{ id, title: username, handle: `@${username}` }];
  },
};
