import { UserError } from '../../errors.ts';
import type { ConnectRequest, ConnectTools } from './connect-tools.ts';
import { isLoopback } from './loopback.ts';
import type { SignIn } from './sign-in.ts';

/** The server to ask: as the command or the configuration says; of services that have many, as the person says. Undefined is the service’s own. */
export async function findServer(
  { title, oauth }: Pick<SignIn, 'title' | 'oauth'>,
  { server }: Pick<ConnectRequest, 'server'>,
  { settings, person }: Pick<ConnectTools, 'settings' | 'person'>,
): Promise<string | undefined> {
  const given = server ?? settings.baseUrl;
  if (given !== undefined) return addressOf(given);
  if (oauth.registerUrl === undefined) return undefined;
  return addressOf(await person.ask(`Which ${title} server, such as mastodon.social?`));
}

export function addressOf(server: string): string {
  const url = URL.parse(server.includes('://') ? server : `https://${server}`);
  // A token that goes over http:// is everybody's.
  if (url !== null && (url.protocol === 'https:' || isLoopback(url.href))) return url.href.replace(/\/+$/, '');
  throw new UserError(`“${server}” is no address of a server.`, { hint: 'Write it as https://social.example.' });
}
