import { UserError } from '../../errors.ts';
import { networkError } from '../../http/network-error.ts';
import type { OAuthTools } from './oauth-client.ts';
import { refusalIn } from './refusal-in.ts';
import type { SignIn } from './sign-in.ts';

/** Of whom messages speak. */
export type Names = Pick<SignIn, 'service' | 'title'>;

const withinMs = 30_000;

/** One request of a sign-in, heard out. Rejects with a UserError when no answer came, or a refusal. */
export async function askService(
  url: string,
  init: RequestInit,
  names: Names,
  { fetch }: Pick<OAuthTools, 'fetch'>,
): Promise<string> {
  const { ok, status, text } = await fetch(url, {
    ...init,
    redirect: 'manual',
    signal: AbortSignal.timeout(withinMs),
  })
    .then(async (response) => ({ ok: response.ok, status: response.status, text: await response.text() }))
    .catch((error: unknown) => {
      throw unreachable(names, error);
    });
  if (!ok) throw refused(names, text, `it answered ${status}`);
  return text;
}

/** The service would not: a person can only sign in again, or correct what the app is registered with. */
export function refused(
  { service, title }: Names,
  text: string,
  otherwise = 'its answer was not understood',
): UserError {
  return new UserError(`${title} refused the sign-in: ${refusalIn(text) ?? otherwise}.`, {
    hint: `Run reelmill connect ${service} again: what a sign-in gives is good for minutes. If it is refused again, hold what stands under publish.services.${service} against what is registered with the service.`,
  });
}

export function unreachable({ title }: Names, error: unknown): UserError {
  return new UserError(`${title} could not be asked (${networkError(error)?.code ?? 'no answer'}).`, {
    hint: 'Look at your connection, then run it again. Nothing was connected.',
    cause: error,
  });
}
