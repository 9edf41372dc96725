import type { SignIn } from '../sign-in.ts';
import { facebookLogin, pagesOf } from './facebook-login.ts';

/** By Facebook Login, since only that is documented to take the bytes of a video instead of an address. */
export const instagram: SignIn = {
  service: 'instagram',
  title: 'Instagram',
  source: {
    url: 'https://developers.facebook.com/documentation/instagram-platform/content-publishing/resumable-uploads',
    date: '2026-11-22',
  },
  notes: [],
  oauth: {
    ...facebookLogin,
    scopes: ['instagram_basic', 'instagram_content_publish', 'pages_show_list', 'pages_read_engagement'],
  },
  byHand: { where: 'a system user of your business portfolio', days: undefined },
  identities: async (reach) =>
    (await pagesOf(reach)).flatMap(({ name, access_token: token, instagram_business_account: account }) =>
      account === undefined
        ? []
        : [
            {
              id: account.id,
              title: account.username ?? name,
              ...(account.username && { handle: `@${account.username}` }),
              settings: { login: 'facebook' },
              token,
            },
          ],
    ),
};
