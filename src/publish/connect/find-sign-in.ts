import { suggestName } from '../../campaign/nearest-name.ts';
import { UserError } from '../../errors.ts';
import type { Account } from '../publisher-tools.ts';
import { facebook } from './services/facebook.ts';
import { instagramLogin } from './services/instagram-login.ts';
import { instagram } from './services/instagram.ts';
import { linkedin } from './services/linkedin.ts';
import { mastodon } from './services/mastodon.ts';
import { pinterest } from './services/pinterest.ts';
import { threads } from './services/threads.ts';
import { tiktok } from './services/tiktok.ts';
import { x } from './services/x.ts';
import { youtube } from './services/youtube.ts';
import type { SignIn } from './sign-in.ts';

const signIns: Readonly<Record<string, SignIn>> = {
  youtube,
  tiktok,
  instagram,
  facebook,
  threads,
  x,
  linkedin,
  pinterest,
  mastodon,
};

/** Signs in with an app password instead. */
export const bluesky = 'bluesky';

export const connectable: readonly string[] = [...Object.keys(signIns), bluesky];

/** How one signs in to a service. Throws a UserError when there is none of that name. */
export function findSignIn(service: string, settings: Account['settings']): SignIn {
  if (service === 'instagram' && settings['login'] === 'instagram') return instagramLogin;
  const found = Object.hasOwn(signIns, service) ? signIns[service] : undefined;
  if (found !== undefined) return found;
  throw new UserError(`Nothing can be connected that is called “${service}”.`, {
    hint: suggestName(service, connectable),
  });
}
