import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { configSchema, isSecret, type ConfigFile } from '../campaign/config-schema.ts';
import { Findings } from '../campaign/finding.ts';
import { parseFile } from '../campaign/parse-file.ts';
import type { Diagnostic } from '../errors.ts';
import type { Config } from './config.ts';
import { fillVariables } from './fill-variables.ts';
import type { LoadOptions } from './load-options.ts';
import { projectEnv } from './project-env.ts';
import { readSource } from './read-source.ts';

export const configName = 'reelmill.config.yaml';

interface LoadedConfig {
  readonly config: Config;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads reelmill.config.yaml of a project, with ${NAME} from its environment; a project without one has no settings. */
export async function loadConfig(
  root: string,
  { cwd, env: ofProcess }: Pick<LoadOptions, 'cwd' | 'env'>,
): Promise<LoadedConfig> {
  const path = join(root, configName);
  if (!existsSync(path)) return { config: resolveConfig(configSchema.parse({}), root), diagnostics: [] };
  const [source, env] = await Promise.all([readSource(path, cwd), projectEnv(root, ofProcess)]);
  const fill = (data: unknown) => {
    const findings = new Findings();
    return { data: fillVariables(data, { env, findings, isKept: isSecret }), findings: findings.list };
  };
  const { value, diagnostics } = parseFile(configSchema, { ...source, secret: true }, fill);
  return { config: resolveConfig(value ?? configSchema.parse({}), root), diagnostics };
}

function resolveConfig(file: ConfigFile, root: string): Config {
  const path = (value: string | undefined) => value && resolve(root, value);
  return {
    ...file,
    ffmpeg: path(file.ffmpeg),
    ffprobe: path(file.ffprobe),
    budget: { runUsd: usd(file.budget.run), monthUsd: usd(file.budget.month) },
    storage: path(file.storage.folder),
  };
}

/** parseFloat leaves out the currency. */
function usd(amount: string | undefined): number | undefined {
  return amount === undefined ? undefined : Number.parseFloat(amount);
}
