import { UserError } from '../../../errors.ts';
import type { ProviderTools } from '../../provider-tools.ts';
import type { Service } from './service.ts';

export interface Settings {
  readonly baseUrl: string;
  /** Host and port: goes into operations and messages. */
  readonly host: string;
  /** Goes into a header and nowhere else; undefined for a service that lets us in by other means. */
  readonly key: string | undefined;
  readonly account: string | undefined;
}

type SettingsTools = Pick<ProviderTools, 'config' | 'env' | 'secret'>;

export async function serviceSettings(service: Service, tools: SettingsTools): Promise<Settings> {
  const given = tools.config[service.id];
  const key = await readKey(service, given?.apiKey, tools);
  const address = given?.baseUrl ?? service.baseUrl(tools, key);
  return { ...checkAddress(address, service.id), key, account: given?.account };
}

async function readKey(
  { keys, withoutKey }: Service,
  reference: string | undefined,
  { env, secret }: SettingsTools,
): Promise<string | undefined> {
  const name = keys.find((each) => env[each]);
  if (reference === undefined && name === undefined && withoutKey !== undefined) return undefined;
  return await secret(reference ?? `\${${name ?? keys[0]}}`);
}

function checkAddress(address: string, id: string): Pick<Settings, 'baseUrl' | 'host'> {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UserError(`The base URL of the provider ${id} is no web address: ${address}`, {
      hint: `Mend providers.${id}.baseUrl in reelmill.config.yaml, or leave it out to use the service's own.`,
    });
  }
  // The address is shown in messages, so it must hold no secret.
  if (url.username || url.password || url.search) {
    throw new UserError(`The base URL of the provider ${id} may hold no user name, password or query.`, {
      hint: `Name the variable that holds the key in providers.${id}.apiKey.`,
    });
  }
  return { baseUrl: address.replace(/\/+$/, ''), host: url.host };
}
