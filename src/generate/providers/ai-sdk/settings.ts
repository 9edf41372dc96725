import { keyVariables } from '../../key-variables.ts';
import type { ProviderTools } from '../../provider-tools.ts';
import { checkAddress } from '../../service-settings.ts';
import type { Service } from './service.ts';

export interface Settings {
  readonly provider: string;
  readonly baseUrl: string;
  /** Host and port: goes into operations and messages. */
  readonly host: string;
  /** Goes into a header and nowhere else; undefined for a service that lets us in by other means. */
  readonly key: string | undefined;
  readonly account: string | undefined;
}

type SettingsTools = Pick<ProviderTools, 'config' | 'env' | 'secret'>;

export async function settingsOf(service: Service, tools: SettingsTools): Promise<Settings> {
  const { id: provider } = service;
  const given = tools.config[provider];
  const key = await readKey(service, given?.apiKey, tools);
  const address = checkAddress(given?.baseUrl ?? service.baseUrl(tools, key), provider);
  return { provider, ...address, key, account: given?.account };
}

async function readKey(
  { id, otherKey, withoutKey }: Service,
  reference: string | undefined,
  { env, secret }: SettingsTools,
): Promise<string | undefined> {
  const usual = keyVariables[id] ?? '';
  const name = [usual, otherKey ?? ''].find((each) => env[each]);
  if (reference === undefined && name === undefined && withoutKey !== undefined) return undefined;
  return await secret(reference ?? `\${${name ?? usual}}`);
}
