import { suggestName } from '../campaign/nearest-name.ts';
import { UserError } from '../errors.ts';
import type { ProviderTools } from './provider-tools.ts';
import type { VideoProvider } from './provider.ts';

// One line for each provider. They are loaded when they are asked for: an SDK takes longer to load than a plan to make.
const providers: Readonly<Record<string, (tools: ProviderTools) => Promise<VideoProvider>>> = {
  animatic: async (tools) => (await import('./providers/animatic/animatic.ts')).createAnimatic(tools),
  footage: async () => (await import('./providers/footage.ts')).createFootage(),
  openai: async (tools) => (await import('./providers/openai/openai.ts')).createOpenai(tools),
  google: async (tools) => (await import('./providers/google/google.ts')).createGoogle(tools),
  runway: async (tools) => (await import('./providers/runway/runway.ts')).createRunway(tools),
};

export const providerIds: readonly string[] = Object.keys(providers);

/** Rejects with a UserError when there is no such provider, or when it lacks a setting such as a key. */
export async function createProvider(id: string, tools: ProviderTools): Promise<VideoProvider> {
  const create = Object.hasOwn(providers, id) ? providers[id] : undefined;
  if (create === undefined) {
    throw new UserError(`There is no provider "${id}": ${suggestName(id, providerIds)}`, {
      hint: 'Set generate.provider in the campaign, or --provider.',
    });
  }
  return create(tools);
}
