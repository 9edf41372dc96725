import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { configSchema, type ConfigFile } from '../campaign/config-schema.ts';
import { Findings } from '../campaign/finding.ts';
import { parseFile } from '../campaign/parse-file.ts';
import type { Path } from '../campaign/read-tree.ts';
import type { Diagnostic } from '../errors.ts';
import type { Config } from './config.ts';
import type { LoadOptions } from './load-options.ts';
import { readSource } from './read-source.ts';

export const configName = 'reelmill.config.yaml';

interface LoadedConfig {
  readonly config: Config;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads reelmill.config.yaml of a project; a project without one has no settings. */
export async function loadConfig(root: string, { cwd, env }: LoadOptions): Promise<LoadedConfig> {
  const path = join(root, configName);
  if (!existsSync(path)) return { config: none(), diagnostics: [] };
  const parsed = parseFile(configSchema, { ...(await readSource(path, cwd)), secret: true });
  if (parsed.value === undefined) return { config: none(), diagnostics: parsed.diagnostics };
  const findings = new Findings();
  const config = resolveConfig(parsed.value, root, new Expander(env, findings));
  return { config, diagnostics: parsed.withFindings(findings.list) };
}

/** What an empty file says. */
function none(): Config {
  const { budget: _budget, storage: _storage, ...file } = configSchema.parse({});
  return { ...file, ffmpeg: undefined, ffprobe: undefined, budget: usd({}), storage: undefined };
}

function resolveConfig(file: ConfigFile, root: string, expander: Expander): Config {
  const path = (value: string | undefined, at: Path) => value && resolve(root, expander.expand(value, at));
  return {
    ...file,
    ffmpeg: path(file.ffmpeg, ['ffmpeg']),
    ffprobe: path(file.ffprobe, ['ffprobe']),
    budget: usd(file.budget),
    storage: path(file.storage.folder, ['storage', 'folder']),
    providers: resolveProviders(file.providers, expander),
  };
}

function usd({ run, month }: ConfigFile['budget']): Config['budget'] {
  const amount = (text: string | undefined) => (text === undefined ? undefined : Number.parseFloat(text));
  return { runUsd: amount(run), monthUsd: amount(month) };
}

function resolveProviders(providers: ConfigFile['providers'], expander: Expander): Config['providers'] {
  const resolved = Object.entries(providers).map(([id, service = {}]) => {
    const baseUrl = 'baseUrl' in service ? service.baseUrl : undefined;
    return [id, { ...service, ...(baseUrl && { baseUrl: expander.expandUrl(baseUrl, ['providers', id, 'baseUrl']) }) }];
  });
  return Object.fromEntries(resolved);
}

/** Fills in ${NAME} from the environment. */
class Expander {
  readonly #env: LoadOptions['env'];
  readonly #findings: Findings;

  constructor(env: LoadOptions['env'], findings: Findings) {
    this.#env = env;
    this.#findings = findings;
  }

  expand(value: string, at: Path): string {
    return value.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
      const found = this.#env[name];
      if (found !== undefined && found !== '') return found;
      const hint = `set ${name}, or write the value here`;
      this.#findings.error(at, 'unset-variable', `the environment variable ${name} is not set`, { hint });
      return '';
    });
  }

  expandUrl(value: string, at: Path): string {
    const url = this.expand(value, at);
    if (url === '') return url;
    const parsed = URL.parse(url);
    if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
      const hint = 'such as http://localhost:4000/v1';
      this.#findings.error(at, 'not-an-address', 'must be an address that begins with http:// or https://', { hint });
    } else if (parsed.password !== '' || parsed.username !== '') {
      const hint = 'name a variable under "apiKey" instead';
      this.#findings.error(at, 'secret-on-disk', 'the address holds a user name or password', { hint });
    }
    return url;
  }
}
