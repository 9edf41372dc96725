import type { Misdeed } from '../../../emulators/faults.ts';
import { graphError } from '../../../emulators/meta-server.ts';

/** A refusal of the Graph API, in its own codes. */
export function metaSays(status: number, code: number, message: string, subcode?: number): Misdeed {
  return { answer: status, body: graphError(status, code, message, subcode).body };
}

/** The token does not count. */
export const stranger = metaSays(401, 190, 'Invalid OAuth access token', 463);
export const tooMany: Misdeed = { answer: 429, headers: { 'retry-after': '7' } };
