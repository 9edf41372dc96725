import { z } from 'zod';
import type { SignIn } from '../sign-in.ts';

const user = z.object({
  data: z.object({ user: z.object({ open_id: z.string(), display_name: z.string().default('') }) }),
});

export const tiktok: SignIn = {
  service: 'tiktok',
  title: 'TikTok',
  source: { url: 'https://developers.tiktok.com/doc/login-kit-desktop/', date: '2026-11-23' },
  notes: ['Unless the app is audited, posts become drafts in the inbox of the TikTok app, and are finished there.'],
  oauth: {
    authorizeUrl: 'https://www.tiktok.com/v2/auth/authorize/',
    tokenUrl: 'https://open.tiktokapis.com/v2/oauth/token/',
    // Direct posts need video.publish, which an app has only after its review: publish.services.tiktok.scopes.
    scopes: ['user.info.basic', 'video.upload'],
    scopeSeparator: ',',
    pkce: 'hex',
    clientIdName: 'client_key',
    needsSecret: true,
    // Registered with the star in it.
    redirectUri: 'http://127.0.0.1:*/callback/',
  },
  identities: async ({ get }) => {
    const answer = await get('https://open.tiktokapis.com/v2/user/info/?fields=open_id,display_name');
    const { open_id: id, display_name: title } = user.parse(answer).data.user;
    return [{ id, title }];
  },
};
