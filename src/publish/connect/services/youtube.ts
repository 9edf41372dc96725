import { z } from 'zod';
import type { SignIn } from '../sign-in.ts';
import { createGoogleClient } from '../google-client.ts';

const channels = z.object({
  items: z
    .array(z.object({ id: z.string(), snippet: z.object({ title: z.string(), customUrl: z.string().optional() }) }))
    .default([]),
});

export const youtube: SignIn = {
  service: 'youtube',
  title: 'YouTube',
  source: { url: 'https://developers.google.com/identity/protocols/oauth2/native-app', date: '2026-11-22' },
  notes: [
    'While the consent screen of the app is in “Testing”, Google ends the connection after 7 days: set it to “In production”.',
  ],
  oauth: {
    authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    // Captions and the name of the channel need force-ssl.
    scopes: ['https://www.googleapis.com/auth/youtube.upload', 'https://www.googleapis.com/auth/youtube.force-ssl'],
    pkce: 'base64url',
    // The secret of a desktop app is none, and Google asks for it all the same.
    needsSecret: true,
    redirectUri: 'http://127.0.0.1:*/callback',
    createClient: createGoogleClient,
  },
  identities: async ({ get }) => {
    const { items } = channels.parse(
      await get('https://www.googleapis.com/youtube/v3/channels?part=snippet&mine=true'),
    );
    return items.map(({ id, snippet: { title, customUrl } }) => ({
      id,
      title,
      ...(customUrl && { handle: customUrl }),
    }));
  },
};
