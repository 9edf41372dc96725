import { UserError } from '../../errors.ts';
import type { Accounts } from '../accounts/open-accounts.ts';
import type { ConnectRequest } from './connect-tools.ts';
import type { Identity } from './sign-in.ts';

/** What an account is called: as asked, as before, or after its handle. A name stays with its owner, since campaigns publish by it. */
export async function nameAccount(
  { id, title, handle }: Identity,
  { service, name: asked }: Pick<ConnectRequest, 'service' | 'name'>,
  accounts: Pick<Accounts, 'list'>,
): Promise<string> {
  const own = (await accounts.list()).map(({ account }) => account).filter((account) => account.service === service);
  const name = asked ?? own.find((account) => account.id === id)?.name ?? nameFrom(handle ?? title, service);
  const holder = own.find((account) => account.name === name);
  if (holder === undefined || holder.id === id) return name;
  throw new UserError(
    `${service}/${name} is ${String(holder.settings['displayName'] ?? holder.id)}, and you signed in as ${title}.`,
    {
      hint: `Nothing was connected. Sign in as the other, or choose another name: reelmill connect ${service} --account …`,
    },
  );
}

/** `@Brand_DE` becomes `brand_de`: letters that are safe in file names. */
function nameFrom(words: string, otherwise: string): string {
  const plain = words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replaceAll(/^[^a-z0-9]+|-+$/g, '');
  return plain.slice(0, 64) || otherwise;
}
