import { UserError } from '../../../errors.ts';
import type { Account } from '../../publisher-tools.ts';
import type { Figures } from './figures.ts';

/** Where a service is, by the way people log in to it (`login` of the account). */
export function hostOf({ service, api }: Figures, { name, settings }: Account, usual: string): string {
  const login = String(settings['login'] ?? usual);
  const host = Object.hasOwn(api.hosts, login) ? api.hosts[login] : undefined;
  if (host !== undefined) return host;
  throw new UserError(`The account ${service}/${name} says login: ${login}.`, {
    hint: `Choose one of ${Object.keys(api.hosts).join(', ')}.`,
  });
}
