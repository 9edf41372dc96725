import type { Environment } from '../environment.ts';

const secretName = /(^|_)((API_?)?KEYS?|TOKENS?|SECRETS?|PASS(WORD|WD|PHRASE)?|CREDENTIALS?)(_|$)/i;
/** These say where a secret lies, which a person must be able to read in a message. */
const placeName = /_(FILE|PATH|DIR)$|^GOOGLE_APPLICATION_CREDENTIALS$/i;
/** Of an address such as postgres://name:password@host. */
const password = /^[a-z][a-z+.-]*:\/\/[^\s/:@]*:([^\s/@]+)@/i;

/** The values of an environment that must be shown nowhere: of variables that are named like a secret, and passwords within addresses. */
export function secretsIn(env: Environment): string[] {
  return Object.entries(env).flatMap(([name, value = '']) => {
    if (secretName.test(name) && !placeName.test(name)) return [value];
    return password.exec(value)?.slice(1).map(decoded) ?? [];
  });
}

/** As it would be found elsewhere. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
