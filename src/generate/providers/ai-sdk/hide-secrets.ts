/** Shorter ones are placeholders, which may be part of any word. */
const shortest = 8;

/** Without the keys and tokens that were sent, nor any other that an address carries. */
export function hideSecrets(text: string, secrets: readonly (string | undefined)[]): string {
  return secrets
    .filter((secret) => secret !== undefined)
    .reduce((left, secret) => (secret.length < shortest ? left : left.replaceAll(secret, '[key]')), text)
    .replaceAll(/([?&](?:key|api_key|token|access_token)=)[^&\s"']+/gi, '$1[key]');
}
