import { UserError } from '../errors.ts';

export function isPage(body: unknown): boolean {
  return typeof body === 'string' && /^\s*</.test(body);
}

/** No service answers with a page: the request has reached something else, such as a log-in. */
export function pageInstead(provider: string): UserError {
  return new UserError('A web page came where the service was asked.', {
    hint: `Check the base URL of the provider ${provider}.`,
  });
}
