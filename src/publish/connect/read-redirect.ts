import { UserError } from '../../errors.ts';
import { oneLine } from './refusal-in.ts';

/** The code in the address that a service sent the browser to. Throws a UserError when the person said no, or when it answers another sign-in. */
export function readRedirect(parameters: URLSearchParams, state: string, title: string): string {
  const code = parameters.get('code');
  const refused = parameters.get('error');
  if (!code && refused === null) {
    throw new UserError('There is no answer in that address.', { hint: 'Nothing was connected. Run it again.' });
  }
  const given = parameters.get('state');
  // A refusal may come without it, and does no harm.
  if (given !== state && (given !== null || refused === null)) {
    throw new UserError('The browser brought the answer to another sign-in.', {
      hint: 'Nothing was connected. Close old pages of the sign-in, then run it again.',
    });
  }
  if (code && refused === null) return code;
  const words = oneLine([refused, parameters.get('error_description')].filter(Boolean).join(': '));
  throw new UserError(`${title} did not let us in: ${words}.`, {
    hint: 'Nothing was connected. Run it again and allow what is asked for.',
  });
}
