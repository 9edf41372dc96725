import { UserError } from '../../errors.ts';
import type { ConnectTools } from './connect-tools.ts';
import type { Redirect } from './open-redirect.ts';
import { readRedirect } from './read-redirect.ts';

/** Pages of services go stale, and nobody may be there. */
const withinMs = 15 * 60_000;

/** Waits for the browser, or asks the person for the address at which it ended. */
export async function askCode(
  { loopback, redirectUri }: Redirect,
  { state, title }: { readonly state: string; readonly title: string },
  { person, signal }: Pick<ConnectTools, 'person' | 'signal'>,
): Promise<string> {
  const read = (parameters: URLSearchParams) => readRedirect(parameters, state, title);
  if (loopback === undefined) {
    const ended = await person.ask(`The browser ends at ${redirectUri}?code=… Paste that whole address:`);
    return read(URL.parse(ended.trim())?.searchParams ?? new URLSearchParams());
  }
  const timeout = AbortSignal.timeout(withinMs);
  try {
    return await loopback.answer(read, AbortSignal.any([signal, timeout]));
  } catch (error) {
    if (error !== timeout.reason) throw error;
    throw new UserError(`Nobody signed in within ${withinMs / 60_000} minutes.`, { hint: 'Run it again.' });
  }
}
