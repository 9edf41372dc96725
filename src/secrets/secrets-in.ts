const secretName = /(^|_)(KEY|TOKEN|SECRET|PASSWORD|PASSPHRASE|CREDENTIALS?)(_|$)/i;

/** Shorter ones are placeholders such as `none`, which stand for nothing and stand everywhere. */
const shortest = 8;

/** The values of an environment that must be written nowhere: of variables that are `named`, or named like a secret. */
export function secretsIn(
  env: Readonly<Record<string, string | undefined>>,
  named: readonly (string | undefined)[] = [],
): string[] {
  return Object.entries(env).flatMap(([name, value]) =>
    value !== undefined && value.length >= shortest && (named.includes(name) || secretName.test(name)) ? [value] : [],
  );
}
