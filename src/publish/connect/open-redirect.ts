import { UserError } from '../../errors.ts';
import { isLoopback, type Loopback, openLoopback } from './loopback.ts';
import type { SignIn } from './sign-in.ts';

/** Where the browser comes back to: this process, or a page elsewhere whose address the person brings. */
export interface Redirect extends AsyncDisposable {
  readonly redirectUri: string;
  readonly loopback: Loopback | undefined;
}

export async function openRedirect({ service, title, oauth }: SignIn, given: string | undefined): Promise<Redirect> {
  const uri = given ?? oauth.redirectUri;
  if (uri === undefined) {
    throw new UserError(`${title} sends browsers only to https addresses, and this machine has none.`, {
      hint: `Register any https address of yours with the app, and write it as publish.services.${service}.redirectUri: you will be asked for the address at which the browser ends. Or make a token by hand: reelmill connect ${service} --token`,
    });
  }
  if (!isLoopback(uri)) return { redirectUri: uri, loopback: undefined, [Symbol.asyncDispose]: async () => undefined };
  const loopback = await openLoopback(uri);
  return {
    redirectUri: loopback.redirectUri,
    loopback,
    [Symbol.asyncDispose]: () => loopback[Symbol.asyncDispose](),
  };
}
