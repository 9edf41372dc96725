import { expect, test } from 'vitest';
import { startOAuth } from '../../emulators/oauth.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';
import { connect, stored } from './connect.ts';
import { services } from './services.ts';

/** What changes from run to run, out of an account and what was asked. */
function steady(value: unknown, baseUrl: string): unknown {
  const text = JSON.stringify(value, undefined, 1)
    .replaceAll(baseUrl, 'https://service')
    .replaceAll(new URL(baseUrl).host, 'service')
    .replaceAll(/refresh-1-[0-9a-f]+/g, 'refresh-1');
  return JSON.parse(text);
}

test.each(services)(
  'connecting $service $settings.settings',
  async ({ service, settings, request, emulator, wants }) => {
    await using oauth = await startOAuth(emulator);
    const { baseUrl } = oauth;
    const folder = temporaryFolder();
    const own = service === 'mastodon' ? { server: baseUrl } : {};
    const { connected, secrets } = await connect({
      service,
      folder,
      settings: { ...(service !== 'mastodon' && { baseUrl }), ...settings },
      ...own,
      ...request,
    });
    const { account, endsAt } = connected;
    const [asked] = oauth.authorized;
    const { state = '', code_challenge, redirect_uri, ...authorize } = Object.fromEntries(asked ?? []);
    expect(state).toMatch(/^[\w-]{43}$/);
    expect(redirect_uri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback\/?$/);
    expect(code_challenge ?? '').toMatch(
      { base64url: /^[\w-]{43}$/, hex: /^[0-9a-f]{64}$/, none: /^$/ }[emulator.app.pkce ?? 'none'],
    );
    const on = await stored(folder, service, account.name);
    const { authorize: asks, endsAt: ends, ...keeps } = wants;
    expect({ authorize, endsAt }).toEqual({ authorize: asks, endsAt: ends });
    expect(steady(on, baseUrl)).toMatchObject(keeps);
    // Nothing that opens the account may be shown, wherever it turns up.
    const opening = JSON.stringify(on).match(/(?<="(?:accessToken|refreshToken|clientSecret)":")[^"]+/g) ?? [];
    expect(secrets).toEqual(expect.arrayContaining(opening));
  },
);
