import { z } from 'zod';
import type { SignIn } from '../sign-in.ts';

const me = z.object({ user_id: z.coerce.string(), username: z.string() });

/** Instagram’s own login, for accounts without a Page: `settings: { login: instagram }`. */
export const instagramLogin: SignIn = {
  service: 'instagram',
  title: 'Instagram',
  source: {
    url: 'https://developers.facebook.com/documentation/instagram-platform/instagram-api-with-instagram-login/business-login',
    date: '2026-11-23',
  },
  notes: [],
  oauth: {
    authorizeUrl: 'https://www.instagram.com/oauth/authorize',
    tokenUrl: 'https://api.instagram.com/oauth/access_token',
    scopes: ['instagram_business_basic', 'instagram_business_content_publish'],
    scopeSeparator: ',',
    needsSecret: true,
    redirectUri: undefined,
    lengthen: {
      url: 'https://graph.instagram.com/access_token',
      grantType: 'ig_exchange_token',
      tokenName: 'access_token',
    },
    exchange: { url: 'https://graph.instagram.com/refresh_access_token', grantType: 'ig_refresh_token' },
  },
  byHand: { where: 'the token generator of the app dashboard', days: 60 },
  identities: async ({ get }) => {
    const { user_id: id, username } = me.parse(
      await get('https://graph.instagram.com/v25.0/me?fields=user_id,username', { auth: 'query' }),
    );
    return [{ id, title: username, handle: `@${username}`, settings: { login: 'instagram' } }];
  },
};
