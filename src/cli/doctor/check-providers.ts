import { keyVariables } from '../../generate/key-variables.ts';
import type { ProviderTools, ProvidersConfig } from '../../generate/provider-tools.ts';
import { openaiSettings } from '../../generate/providers/openai/settings.ts';
import { createProvider, providerIds } from '../../generate/registry.ts';
import { createMedia } from '../../media/ffmpeg.ts';
import type { Config } from '../../project/config.ts';
import { wordsOf, type Finding } from './finding.ts';

type Tools = Pick<ProviderTools, 'env' | 'secret'>;

/** Whether the paid providers that this project may use have their packages, addresses and keys. Nothing is sent. */
export async function checkProviders(config: Config | undefined, tools: Tools): Promise<Finding[]> {
  const providers = config?.providers ?? {};
  const wanted = providerIds.filter((id) => id !== 'openai' && isWanted(id, providers, tools));
  // openai is always spoken of: why it has no address of its own is worth knowing before one relies on it.
  return Promise.all([checkOpenai(providers, tools), ...wanted.map((id) => checkProvider(id, providers, tools))]);
}

function isWanted(id: string, providers: ProvidersConfig, { env }: Tools): boolean {
  return Object.hasOwn(providers, id) || Boolean(env[keyVariables[id] ?? '']?.trim());
}

async function checkOpenai({ openai }: ProvidersConfig, tools: Tools): Promise<Finding> {
  const { state, message, hint } = await found('openai', async () => (await openaiSettings(openai, tools)).baseUrl);
  if (state === 'good') return { name: nameOf('openai'), state, message };
  const without = 'Animatics and footage of your own need neither.';
  return { name: nameOf('openai'), state, message, hint: `${hint ?? ''} ${without}`.trim() };
}

/** A provider that can be made has what it takes. */
async function checkProvider(id: string, config: ProvidersConfig, tools: Tools): Promise<Finding> {
  return await found(id, async () => {
    await createProvider(id, { ...tools, ...idle, config });
    const address = Object.entries(config).find(([name]) => name === id)?.[1]?.baseUrl;
    return address === undefined ? 'package and key are there' : `package and key are there, for ${address}`;
  });
}

/** What making a provider has no use for. */
const idle: Pick<ProviderTools, 'media' | 'fetch' | 'now'> = {
  media: createMedia({ ffmpeg: 'ffmpeg', ffprobe: 'ffprobe', version: 'any', origin: 'PATH' }),
  fetch: () => Promise.reject(new Error('The doctor sends nothing.')),
  now: Date.now,
};

async function found(id: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { name: nameOf(id), state: 'good', message: await look() };
  } catch (error) {
    return { name: nameOf(id), state: 'missing', ...wordsOf(error) };
  }
}

function nameOf(id: string): string {
  return `Provider ${id}`;
}
