import type { Config } from '../../project/config.ts';
import { namedSecrets } from '../../project/named-secrets.ts';
import type { ReadSecret } from '../../secrets/vault.ts';
import { wordsOf, type Finding } from './finding.ts';

/** Whether each secret that the configuration names can be read. AWS is asked for its own, for ten seconds at most; services are not. */
export async function checkSecrets(config: Config | undefined, read: ReadSecret): Promise<Finding[]> {
  const named = config === undefined ? [] : namedSecrets(config);
  return Promise.all(
    named.map(async ({ at, reference }): Promise<Finding> => {
      const name = 'Secret';
      try {
        await read(reference);
        return { name, state: 'good', message: `${at} from ${reference}` };
      } catch (error) {
        const { message, hint } = wordsOf(error);
        return { name, state: 'missing', message: `${at} from ${reference}: ${message}`, hint };
      }
    }),
  );
}
