import { openaiSettings } from '../../generate/providers/openai/settings.ts';
import type { Config } from '../../project/config.ts';
import { openVault } from '../../secrets/vault.ts';
import type { Terminal } from '../terminal.ts';
import { wordsOf, type Finding } from './finding.ts';

/** Whether the provider openai has an address and a key. Nothing is sent. */
export async function checkOpenai(config: Config | undefined, { env }: Pick<Terminal, 'env'>): Promise<Finding> {
  const name = 'Provider openai';
  try {
    const { baseUrl } = await openaiSettings(config?.providers.openai, { env, secret: openVault(env).read });
    return { name, state: 'good', message: baseUrl };
  } catch (error) {
    const { message, hint } = wordsOf(error);
    return {
      name,
      state: 'missing',
      message,
      hint: `${hint ?? ''} Animatics and footage of your own need neither.`.trim(),
    };
  }
}
