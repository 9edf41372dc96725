import { openaiSettings } from '../../generate/providers/openai/settings.ts';
import type { Config } from '../../project/config.ts';
import type { Terminal } from '../terminal.ts';
import { wordsOf, type Finding } from './finding.ts';

/** Whether the provider openai has an address and a key. Nothing is sent. */
export function checkOpenai(config: Config | undefined, { env }: Pick<Terminal, 'env'>): Finding {
  const name = 'Provider openai';
  try {
    return { name, state: 'good', message: openaiSettings(config?.providers.openai, env).baseUrl };
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
