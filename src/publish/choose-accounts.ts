import { nearestName } from '../campaign/nearest-name.ts';
import type { Account } from './publisher-tools.ts';

export type Chosen = { readonly accounts: readonly Account[] } | { readonly mistake: string; readonly hint: string };

interface Wish {
  readonly service: string;
  /** `--account`; empty is not given. */
  readonly asked: readonly string[];
  /** `post.services.<service>.account` of the campaign. */
  readonly written: string | undefined;
}

/** Where a service's posts go: as asked on the command line, else as the campaign says, else the only account there is. Never a guess among several. */
export function chooseAccounts(all: readonly Account[], { service, asked, written }: Wish): Chosen {
  const own = all.filter((account) => account.service === service);
  const names = own.map(({ name }) => name);
  const connect = `reelmill connect ${service}`;
  if (own.length === 0) return { mistake: `No account of ${service} is connected.`, hint: `Connect one: ${connect}` };
  if (asked.length > 0) return { accounts: own.filter(({ name }) => asked.includes(name)) };
  if (written !== undefined) {
    const accounts = own.filter(({ name }) => name === written);
    if (accounts.length > 0) return { accounts };
    const nearest = nearestName(written, names);
    const hint = nearest === undefined ? `Connect it: ${connect} --account ${written}` : `Did you mean ${nearest}?`;
    return { mistake: `There is no account ${service}/${written}.`, hint };
  }
  if (own.length === 1) return { accounts: own };
  return {
    mistake: `${service} has several accounts: ${names.join(', ')}.`,
    hint: `Choose with --account, or write services: { ${service}: { account: ${names[0]} } } below \`post\`.`,
  };
}

/** Names of `--account` that no service has. */
export function unknownAccounts(all: readonly Account[], asked: readonly string[]): string[] {
  return asked.filter((name) => !all.some((account) => account.name === name));
}
