import { suggestName } from '../../campaign/nearest-name.ts';
import { UserError } from '../../errors.ts';
import type { ConnectRequest, Person } from './connect-tools.ts';
import type { Identity } from './sign-in.ts';

/** Whom to publish as: the one that is asked for, the only one there is, or as the person says. */
export async function chooseIdentity(
  identities: readonly Identity[],
  { service, as }: Pick<ConnectRequest, 'service' | 'as'>,
  person: Pick<Person, 'choose'>,
): Promise<Identity> {
  const [only, ...others] = identities;
  if (only === undefined) {
    throw new UserError(`Whoever signed in has nothing on ${service} that can be published as.`, {
      hint: 'Nothing was connected. Sign in as someone who has a channel or page there and may post to it.',
    });
  }
  if (as !== undefined) return named(identities, as);
  return others.length === 0 ? only : await person.choose('Publish as', identities);
}

function named(identities: readonly Identity[], as: string): Identity {
  const wanted = plain(as);
  const found = identities.find(({ id, title, handle }) => [id, title, handle ?? id].map(plain).includes(wanted));
  if (found !== undefined) return found;
  throw new UserError(`Whoever signed in cannot publish as “${as}”.`, {
    hint: `Nothing was connected; ${suggestName(
      as,
      identities.map(({ title }) => title),
    )}`,
  });
}

function plain(name: string): string {
  return name.toLowerCase().replace(/^@/, '');
}
