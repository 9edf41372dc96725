import { UserError } from '../../errors.ts';
import type { ConnectRequest, ConnectTools } from './connect-tools.ts';

/** A token or app password: from where the command says, else from whoever sits there. Never from the command line, which shells keep. */
export async function readToken(
  question: string,
  { token: reference = true }: Pick<ConnectRequest, 'token'>,
  { secret, person, onSecrets }: Pick<ConnectTools, 'secret' | 'person' | 'onSecrets'>,
): Promise<string> {
  const token = reference === true ? (await person.askSecret(question)).trim() : await secret(reference);
  if (token === '') throw new UserError('Nothing was entered.', { hint: 'Nothing was connected.' });
  onSecrets([token]);
  return token;
}
