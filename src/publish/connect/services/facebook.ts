import type { SignIn } from '../sign-in.ts';
import { facebookLogin, pagesOf } from './facebook-login.ts';

export const facebook: SignIn = {
  service: 'facebook',
  title: 'Facebook',
  source: {
    url: 'https://developers.facebook.com/documentation/video-api/guides/reels-publishing',
    date: '2026-11-22',
  },
  notes: [],
  oauth: { ...facebookLogin, scopes: ['pages_show_list', 'pages_read_engagement', 'pages_manage_posts'] },
  byHand: { where: 'a system user of your business portfolio', days: undefined },
  identities: async (reach) =>
    (await pagesOf(reach)).map(({ id, name, access_token: token }) => ({ id, title: name, token })),
};
