import { z } from 'zod';
import type { SignIn } from '../sign-in.ts';

const user = z.object({ id: z.string().optional(), username: z.string(), business_name: z.string().nullish() });

export const pinterest: SignIn = {
  service: 'pinterest',
  title: 'Pinterest',
  source: {
    url: 'https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/',
    date: '2026-11-23',
  },
  notes: ['With trial access, only you see the pins.'],
  oauth: {
    authorizeUrl: 'https://www.pinterest.com/oauth/',
    tokenUrl: 'https://api.pinterest.com/v5/oauth/token',
    scopes: ['user_accounts:read', 'boards:read', 'boards:write', 'pins:read', 'pins:write'],
    scopeSeparator: ',',
    // Apps made before 25 September 2025 get refresh tokens that end for good unless they ask for these.
    tokenParameters: { continuous_refresh: 'true' },
    clientAuth: 'basic',
    needsSecret: true,
    redirectUri: 'http://localhost:8976/callback',
  },
  identities: async ({ get }) => {
    const { id, username, business_name } = user.parse(await get('https://api.pinterest.com/v5/user_account'));
    return [{ id: id ?? username, title: business_name || username, handle: username }];
  },
};
