import { z } from 'zod';
import type { SignIn } from '../sign-in.ts';

const me = z.object({ data: z.object({ id: z.string(), name: z.string(), username: z.string() }) });

export const x: SignIn = {
  service: 'x',
  title: 'X',
  source: { url: 'https://docs.x.com/fundamentals/authentication/oauth-2-0/user-access-token', date: '2026-11-23' },
  notes: ['X charges for each post, and more for one with a link.'],
  oauth: {
    authorizeUrl: 'https://x.com/i/oauth2/authorize',
    tokenUrl: 'https://api.x.com/2/oauth2/token',
    scopes: ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access'],
    pkce: 'base64url',
    clientAuth: 'basic',
    needsSecret: false,
    redirectUri: 'http://127.0.0.1:8976/callback',
  },
  identities: async ({ get }) => {
    const { id, name, username } = me.parse(await get('https://api.x.com/2/users/me')).data;
    return [{ id, title: name, handle: `@${username}` }];
  },
};
