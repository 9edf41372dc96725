import { z } from 'zod';
import type { SignIn } from '../sign-in.ts';

const me = z.object({ id: z.string(), username: z.string(), display_name: z.string().default('') });

export const mastodon: SignIn = {
  service: 'mastodon',
  title: 'Mastodon',
  source: { url: 'https://docs.joinmastodon.org/methods/oauth/', date: '2026-11-22' },
  notes: [],
  oauth: {
    authorizeUrl: 'https://server.invalid/oauth/authorize',
    tokenUrl: 'https://server.invalid/oauth/token',
    // read:statuses, to look up a post whose answer was lost.
    scopes: ['read:accounts', 'read:statuses', 'write:media', 'write:statuses'],
    // From 4.3; older servers pass over it.
    pkce: 'base64url',
    needsSecret: false,
    redirectUri: 'http://127.0.0.1:*/callback',
    registerUrl: 'https://server.invalid/api/v1/apps',
  },
  byHand: { where: 'Preferences, Development on your server', days: undefined },
  identities: async ({ get, baseUrl }) => {
    const answer = await get('https://server.invalid/api/v1/accounts/verify_credentials');
    const { id, username, display_name } = me.parse(answer);
    const server = new URL(baseUrl ?? '').host;
    return [{ id: `${id}@${server}`, title: display_name || username, handle: `@${username}@${server}` }];
  },
};
