import { suggestName } from '../campaign/nearest-name.ts';
import { UserError } from '../errors.ts';
import type { ProviderTools } from './provider-tools.ts';
import type { VideoProvider } from './provider.ts';
import type { Service } from './providers/ai-sdk/service.ts';

// One line for each provider. They are loaded when they are asked for: an SDK takes longer to load than a plan to make.
const providers: Readonly<Record<string, (tools: ProviderTools) => Promise<VideoProvider>>> = {
  animatic: async (tools) => (await import('./providers/animatic/animatic.ts')).createAnimatic(tools),
  footage: async () => (await import('./providers/footage.ts')).createFootage(),
  openai: async (tools) => (await import('./providers/openai/openai.ts')).createOpenai(tools),
  google: async (tools) => (await import('./providers/google/google.ts')).createGoogle(tools),
  runway: async (tools) => (await import('./providers/runway/runway.ts')).createRunway(tools),
  'google-vertex': aiSdk(async () => (await import('./providers/ai-sdk/google-vertex.ts')).googleVertex),
  xai: aiSdk(async () => (await import('./providers/ai-sdk/xai.ts')).xai),
  alibaba: aiSdk(async () => (await import('./providers/ai-sdk/alibaba.ts')).alibaba),
  minimax: aiSdk(async () => (await import('./providers/ai-sdk/minimax.ts')).minimax),
  'black-forest-labs': aiSdk(async () => (await import('./providers/ai-sdk/black-forest-labs.ts')).blackForestLabs),
  fal: aiSdk(async () => (await import('./providers/ai-sdk/fal.ts')).fal),
  replicate: aiSdk(async () => (await import('./providers/ai-sdk/replicate.ts')).replicate),
  'ai-gateway': aiSdk(async () => (await import('./providers/ai-sdk/ai-gateway.ts')).aiGateway),
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

/** A service that the AI SDK has a package for. */
function aiSdk(load: () => Promise<Service>): (tools: ProviderTools) => Promise<VideoProvider> {
  return async (tools) => (await import('./providers/ai-sdk/ai-sdk.ts')).createAiSdk(await load(), tools);
}
