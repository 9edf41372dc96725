import type { Connection } from '../accounts/open-accounts.ts';
import { connectionEnd } from '../accounts/expiry.ts';
import type { Account } from '../publisher-tools.ts';
import { chooseIdentity } from './choose-identity.ts';
import type { ConnectRequest, ConnectTools, Grant } from './connect-tools.ts';
import { bluesky, findSignIn } from './find-sign-in.ts';
import { nameAccount } from './name-account.ts';
import { signInByHand } from './sign-in-by-hand.ts';
import { signInToBluesky } from './sign-in-to-bluesky.ts';
import { signInWithBrowser } from './sign-in-with-browser.ts';

export interface Connected extends Connection {
  /** What a person should know of it. */
  readonly notes: readonly string[];
}

/** Signs in to a service, asks whom it may publish as, and keeps the account. Nothing is kept before all of that is known. */
export async function connectAccount(request: ConnectRequest, tools: ConnectTools): Promise<Connected> {
  const { service } = request;
  const { grant, notes } = await signIn(request, tools);
  const identity = await chooseIdentity(grant.identities, request, tools.person);
  const { id, title, handle, settings, token } = identity;
  const account: Account = {
    service,
    id,
    name: await nameAccount(identity, request, tools.accounts),
    baseUrl: grant.baseUrl,
    settings: { ...tools.settings.settings, ...settings, displayName: title, ...(handle && { handle }) },
  };
  if (token !== undefined) tools.onSecrets([token]);
  const secrets = token === undefined ? grant.secrets : { accessToken: token };
  await tools.accounts.save(account, secrets);
  return { account, endsAt: connectionEnd(secrets), notes };
}

async function signIn(
  request: ConnectRequest,
  tools: ConnectTools,
): Promise<{ readonly grant: Grant; readonly notes: readonly string[] }> {
  if (request.service === bluesky) return { grant: await signInToBluesky(request, tools), notes: [] };
  const how = findSignIn(request.service, tools.settings.settings);
  const start = request.token === undefined ? signInWithBrowser : signInByHand;
  return { grant: await start(how, request, tools), notes: how.notes };
}
