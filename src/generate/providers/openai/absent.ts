import { APIError } from 'openai';

const gone = [404, 410];
/** There is no such video, or the gateway has no such route. */
export const anywhere = [...gone, 405, 501];

/** Undefined when the service has no such thing. */
export async function unlessGone<T>(answer: Promise<T>, statuses: readonly number[] = gone): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof APIError && statuses.includes(Number(error.status))) return undefined;
    throw error;
  }
}

/** Some gateways say in words, with status 200, that there is no footage. */
export async function unlessPage(response: Response | undefined): Promise<Response | undefined> {
  if (!/^(?:text\/|application\/json)/i.test(response?.headers.get('content-type') ?? '')) return response;
  await response?.body?.cancel();
  return undefined;
}
