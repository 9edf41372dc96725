import type { ServiceSettings } from '../../../src/publish/connect/connect-tools.ts';
import type { OAuthOptions } from '../../emulators/oauth.ts';
import type { Attempt } from './connect.ts';

// Each service as its documentation has it: what it is asked with, and what it answers.

export interface ServiceCase {
  readonly service: string;
  readonly settings: Partial<ServiceSettings>;
  readonly request?: Partial<Attempt>;
  readonly emulator: Omit<OAuthOptions, 'fault'>;
  /** Of what changes with every run, the emulator's address stands as https://service. */
  readonly wants: {
    /** What the browser asks for, beside state, challenge and the way back. */
    readonly authorize: Readonly<Record<string, string>>;
    readonly endsAt?: string;
    readonly account: object;
    readonly secrets: object;
  };
}

const app = {
  clientId: 'app-1',
  clientSecret: 'app-secret',
  redirectUri: 'http://127.0.0.1:*/callback',
  clientIdName: 'client_id',
  auth: 'body',
  pkce: undefined,
} as const;
const registered = { clientId: 'app-1', clientSecret: '${APP_SECRET}' };
/** Any port, where the service itself wants the one that is registered. */
const anyPort = { ...registered, redirectUri: 'http://127.0.0.1:*/callback' };

const pages = {
  data: [
    { id: '11', name: 'Aurora', access_token: 'page-token-11' },
    {
      id: '22',
      name: 'Aurora DE',
      access_token: 'page-token-22',
      instagram_business_account: { id: '2200', username: 'aurora.de' },
    },
    { id: '33', name: 'Read only' },
  ],
};

const long = (grant: string) => (url: URL) =>
  url.searchParams.get('grant_type') === grant && { access_token: 'long-token', expires_in: 5_184_000 };

export const services: readonly ServiceCase[] = [
  {
    service: 'youtube',
    settings: registered,
    emulator: {
      app: { ...app, pkce: 'base64url' },
      authorizePath: '/o/oauth2/v2/auth',
      tokenPath: '/token',
      // What Google says of an app that is being tested.
      lasts: { refresh_token_expires_in: 604_799, token_type: 'Bearer' },
      api: (url) =>
        url.pathname === '/youtube/v3/channels' && {
          items: [{ id: 'UC1', snippet: { title: 'Aurora', customUrl: '@aurora' } }],
        },
    },
    wants: {
      authorize: {
        access_type: 'offline',
        client_id: 'app-1',
        code_challenge_method: 'S256',
        prompt: 'consent',
        response_type: 'code',
        scope: 'https://www.googleapis.com/auth/youtube.upload https://www.googleapis.com/auth/youtube.force-ssl',
      },
      endsAt: '2026-12-01T09:59:59.000Z',
      account: { id: 'UC1', name: 'aurora', settings: { displayName: 'Aurora', handle: '@aurora' } },
      secrets: {
        accessToken: 'access-token-1',
        expiresAt: '2026-11-24T11:00:00.000Z',
        refreshExpiresAt: '2026-12-01T09:59:59.000Z',
        refreshToken: 'refresh-1',
        renewal: { clientId: 'app-1', clientSecret: 'app-secret', kind: 'refresh-token', url: 'https://service/token' },
      },
    },
  },
  {
    service: 'tiktok',
    settings: { ...registered, settings: { audited: true } },
    emulator: {
      app: { ...app, clientIdName: 'client_key', pkce: 'hex', redirectUri: 'http://127.0.0.1:*/callback/' },
      authorizePath: '/v2/auth/authorize/',
      tokenPath: '/v2/oauth/token/',
      lasts: { open_id: 'open-1', refresh_expires_in: 15_552_000, expires_in: 7200 },
      api: (url) =>
        url.pathname === '/v2/user/info/' && {
          data: { user: { open_id: 'open-1', display_name: 'Aurora ✨' } },
          error: { code: 'ok', message: '' },
        },
    },
    wants: {
      authorize: {
        client_key: 'app-1',
        code_challenge_method: 'S256',
        response_type: 'code',
        scope: 'user.info.basic,video.upload',
      },
      endsAt: '2027-05-23T10:00:00.000Z',
      account: { id: 'open-1', name: 'aurora', settings: { audited: true, displayName: 'Aurora ✨' } },
      secrets: {
        accessToken: 'access-token-1',
        expiresAt: '2026-11-24T12:00:00.000Z',
        refreshExpiresAt: '2027-05-23T10:00:00.000Z',
        refreshToken: 'refresh-1',
        renewal: {
          clientId: 'app-1',
          clientIdName: 'client_key',
          clientSecret: 'app-secret',
          kind: 'refresh-token',
          url: 'https://service/v2/oauth/token/',
        },
      },
    },
  },
  {
    service: 'x',
    settings: anyPort,
    emulator: {
      app: { ...app, auth: 'basic', pkce: 'base64url' },
      authorizePath: '/i/oauth2/authorize',
      tokenPath: '/2/oauth2/token',
      api: (url) => url.pathname === '/2/users/me' && { data: { id: '77', name: 'Aurora', username: 'Aurora_DE' } },
    },
    wants: {
      authorize: {
        client_id: 'app-1',
        code_challenge_method: 'S256',
        response_type: 'code',
        scope: 'tweet.read tweet.write users.read media.write offline.access',
      },
      account: { id: '77', name: 'aurora_de', settings: { displayName: 'Aurora', handle: '@Aurora_DE' } },
      secrets: {
        accessToken: 'access-token-1',
        expiresAt: '2026-11-24T11:00:00.000Z',
        refreshToken: 'refresh-1',
        renewal: {
          auth: 'basic',
          clientId: 'app-1',
          clientSecret: 'app-secret',
          kind: 'refresh-token',
          url: 'https://service/2/oauth2/token',
        },
      },
    },
  },
  {
    service: 'linkedin',
    settings: { ...anyPort, scopes: ['openid', 'profile', 'w_member_social', 'w_organization_social'] },
    request: { as: 'Aurora GmbH' },
    emulator: {
      app,
      authorizePath: '/oauth/v2/authorization',
      tokenPath: '/oauth/v2/accessToken',
      lasts: { expires_in: 5_184_000, refresh_token: undefined },
      api: ({ pathname }, { headers }) => {
        if (pathname === '/v2/userinfo') return { sub: 'abc', name: 'Aurora' };
        if (headers['linkedin-version'] !== '202607') return undefined;
        if (pathname === '/rest/organizationAcls') return { elements: [{ organization: 'urn:li:organization:5' }] };
        return pathname === '/rest/organizations/5' && { localizedName: 'Aurora GmbH' };
      },
    },
    wants: {
      authorize: {
        client_id: 'app-1',
        response_type: 'code',
        scope: 'openid profile w_member_social w_organization_social',
      },
      endsAt: '2027-01-23T10:00:00.000Z',
      account: { id: 'urn:li:organization:5', name: 'aurora-gmbh', settings: { displayName: 'Aurora GmbH' } },
      secrets: { accessToken: 'access-token-1', expiresAt: '2027-01-23T10:00:00.000Z' },
    },
  },
  {
    service: 'pinterest',
    settings: anyPort,
    emulator: {
      app: { ...app, auth: 'basic' },
      authorizePath: '/oauth/',
      tokenPath: '/v5/oauth/token',
      lasts: { expires_in: 2_592_000, refresh_token_expires_in: 5_184_000 },
      api: (url) => url.pathname === '/v5/user_account' && { id: '900', username: 'aurora', business_name: 'Aurora' },
    },
    wants: {
      authorize: {
        client_id: 'app-1',
        response_type: 'code',
        scope: 'user_accounts:read,boards:read,boards:write,pins:read,pins:write',
      },
      endsAt: '2027-01-23T10:00:00.000Z',
      account: { id: '900', name: 'aurora', settings: { displayName: 'Aurora', handle: 'aurora' } },
      secrets: {
        accessToken: 'access-token-1',
        expiresAt: '2026-12-24T10:00:00.000Z',
        refreshExpiresAt: '2027-01-23T10:00:00.000Z',
        refreshToken: 'refresh-1',
        renewal: {
          auth: 'basic',
          clientId: 'app-1',
          clientSecret: 'app-secret',
          kind: 'refresh-token',
          url: 'https://service/v5/oauth/token',
        },
      },
    },
  },
  {
    service: 'threads',
    settings: anyPort,
    emulator: {
      app,
      authorizePath: '/oauth/authorize',
      tokenPath: '/oauth/access_token',
      lasts: { refresh_token: undefined, user_id: 17 },
      api: (url) => {
        if (url.pathname === '/access_token') return long('th_exchange_token')(url);
        return url.searchParams.get('access_token') === 'long-token' && { id: '17', username: 'aurora' };
      },
    },
    wants: {
      authorize: { client_id: 'app-1', response_type: 'code', scope: 'threads_basic,threads_content_publish' },
      endsAt: '2027-01-23T10:00:00.000Z',
      account: { id: '17', name: 'aurora', settings: { displayName: 'aurora', handle: '@aurora' } },
      secrets: {
        accessToken: 'long-token',
        expiresAt: '2027-01-23T10:00:00.000Z',
        renewal: { grantType: 'th_refresh_token', kind: 'exchange', url: 'https://service/refresh_access_token' },
      },
    },
  },
  {
    service: 'facebook',
    settings: anyPort,
    request: { types: ['Aurora DE'] },
    emulator: {
      app,
      authorizePath: '/v25.0/dialog/oauth',
      tokenPath: '/v25.0/oauth/access_token',
      lasts: { refresh_token: undefined },
      api: (url) =>
        url.pathname === '/v25.0/oauth/access_token'
          ? long('fb_exchange_token')(url)
          : url.pathname.endsWith('/me/accounts') && pages,
    },
    wants: {
      authorize: {
        client_id: 'app-1',
        response_type: 'code',
        scope: 'pages_show_list,pages_read_engagement,pages_manage_posts',
      },
      account: { id: '22', name: 'aurora-de', settings: { displayName: 'Aurora DE' } },
      secrets: { accessToken: 'page-token-22' },
    },
  },
  {
    service: 'instagram',
    settings: anyPort,
    emulator: {
      app,
      authorizePath: '/v25.0/dialog/oauth',
      tokenPath: '/v25.0/oauth/access_token',
      lasts: { refresh_token: undefined },
      api: (url) =>
        url.pathname === '/v25.0/oauth/access_token'
          ? long('fb_exchange_token')(url)
          : url.pathname.endsWith('/me/accounts') && pages,
    },
    wants: {
      authorize: {
        client_id: 'app-1',
        response_type: 'code',
        scope: 'instagram_basic,instagram_content_publish,pages_show_list,pages_read_engagement',
      },
      account: {
        id: '2200',
        name: 'aurora.de',
        settings: { displayName: 'aurora.de', handle: '@aurora.de', login: 'facebook' },
      },
      secrets: { accessToken: 'page-token-22' },
    },
  },
  {
    service: 'instagram',
    settings: { ...anyPort, settings: { login: 'instagram' } },
    emulator: {
      app,
      authorizePath: '/oauth/authorize',
      tokenPath: '/oauth/access_token',
      lasts: { data: [{ access_token: 'short', user_id: 5 }] },
      api: (url) =>
        url.pathname === '/access_token' ? long('ig_exchange_token')(url) : { user_id: 5, username: 'aurora' },
    },
    wants: {
      authorize: {
        client_id: 'app-1',
        response_type: 'code',
        scope: 'instagram_business_basic,instagram_business_content_publish',
      },
      endsAt: '2027-01-23T10:00:00.000Z',
      account: { id: '5', name: 'aurora', settings: { displayName: 'aurora', handle: '@aurora', login: 'instagram' } },
      secrets: {
        accessToken: 'long-token',
        expiresAt: '2027-01-23T10:00:00.000Z',
        renewal: { grantType: 'ig_refresh_token', kind: 'exchange', url: 'https://service/refresh_access_token' },
      },
    },
  },
  {
    service: 'mastodon',
    settings: {},
    request: { name: 'aurora' },
    emulator: {
      app: { ...app, clientSecret: 'made-for-us', pkce: 'base64url' },
      authorizePath: '/oauth/authorize',
      tokenPath: '/oauth/token',
      lasts: { refresh_token: undefined, expires_in: undefined },
      api: ({ pathname }, _, form) => {
        if (pathname === '/api/v1/accounts/verify_credentials')
          return { id: '109', username: 'aurora', display_name: '' };
        const asks =
          pathname === '/api/v1/apps' && /^http:\/\/127\.0\.0\.1:\d+\/callback$/.test(form.get('redirect_uris') ?? '');
        return asks && { client_id: 'app-1', client_secret: 'made-for-us' };
      },
    },
    wants: {
      authorize: {
        client_id: 'app-1',
        code_challenge_method: 'S256',
        response_type: 'code',
        scope: 'read:accounts read:statuses write:media write:statuses',
      },
      account: { id: '109@service', name: 'aurora', settings: { displayName: 'aurora', handle: '@aurora@service' } },
      secrets: { accessToken: 'access-token-1' },
    },
  },
];
