import { createHash } from 'node:crypto';

export interface Secrecy {
  /** Ties the answer to this sign-in. */
  readonly state: string;
  /** Known to this process alone until the code is exchanged. */
  readonly verifier: string;
  readonly challenge: string;
}

/** RFC 7636. TikTok wants the hash as hexadecimal digits where the RFC says base64url. */
export function createSecrecy(
  random: (bytes: number) => Uint8Array,
  written: 'base64url' | 'hex' = 'base64url',
): Secrecy {
  const word = () => Buffer.from(random(32)).toString('base64url');
  const verifier = word();
  return { state: word(), verifier, challenge: createHash('sha256').update(verifier).digest(written) };
}
