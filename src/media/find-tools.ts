import { UserError } from '../errors.ts';
import { findOnPath } from './find-on-path.ts';
import { installCommand } from './install-command.ts';
import type { MediaTools } from './media.ts';
import { packagedTool, type PackagedTool, type ToolName } from './packaged-tool.ts';
import { runTool } from './run-tool.ts';
import { toolVersion, type ToolVersion } from './tool-version.ts';

export interface FindMediaToolsOptions {
  /** Paths from reelmill.config.yaml. */
  readonly config?: { readonly ffmpeg?: string | undefined; readonly ffprobe?: string | undefined } | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
  readonly packaged?: (name: ToolName) => Promise<PackagedTool | undefined>;
}

interface FoundTool {
  readonly file: string;
  readonly origin: string;
  readonly version: string;
}

/**
 * ffmpeg and ffprobe: as configured, else FFMPEG_PATH and FFPROBE_PATH, else on PATH when 5.0 or newer, else as npm
 * packages. What a person named and does not work is a mistake, never skipped.
 */
export async function findMediaTools(options: FindMediaToolsOptions): Promise<MediaTools> {
  const [one, other] = await Promise.allSettled([findTool('ffmpeg', options), findTool('ffprobe', options)]);
  if (one.status === 'rejected') throw one.reason;
  if (other.status === 'rejected') throw other.reason;
  const [ffmpeg, ffprobe] = [one.value, other.value];
  return { ffmpeg: ffmpeg.file, ffprobe: ffprobe.file, version: ffmpeg.version, origin: ffmpeg.origin };
}

async function findTool(name: ToolName, options: FindMediaToolsOptions): Promise<FoundTool> {
  const { config, env, platform = process.platform, packaged = packagedTool } = options;
  const variable = name === 'ffmpeg' ? 'FFMPEG_PATH' : 'FFPROBE_PATH';
  const configured = config?.[name];
  if (configured) return namedTool(name, configured, 'configuration', `${name} in reelmill.config.yaml`);
  const inEnvironment = env[variable];
  if (inEnvironment) return namedTool(name, inEnvironment, 'environment', variable);

  const onPath = await findOnPath(name, env, platform);
  const version = onPath === undefined ? undefined : await versionOf(onPath);
  if (onPath !== undefined && version?.recent) return { file: onPath, origin: 'PATH', version: version.text };
  const bundled = await packaged(name);
  const bundledVersion = bundled === undefined ? undefined : await versionOf(bundled.file);
  if (bundled !== undefined && bundledVersion !== undefined) return { ...bundled, version: bundledVersion.text };

  throw await notFound(name, variable, onPath === undefined ? undefined : `${onPath} (${version?.text ?? 'broken'})`, {
    env,
    platform,
  });
}

async function namedTool(name: ToolName, file: string, origin: string, setting: string): Promise<FoundTool> {
  const version = await versionOf(file);
  const hint = `Correct ${setting}, or remove it so that Reelmill looks for ${name} itself.`;
  if (version === undefined) throw new UserError(`${setting} says ${file}, which does not run as ${name}.`, { hint });
  if (!version.recent) throw new UserError(`${file} is ${name} ${version.text}; 5.0 or newer is needed.`, { hint });
  return { file, origin, version: version.text };
}

async function versionOf(file: string): Promise<ToolVersion | undefined> {
  try {
    return toolVersion(await runTool(file, ['-version']));
  } catch {
    return undefined;
  }
}

async function notFound(
  name: ToolName,
  variable: string,
  unusable: string | undefined,
  system: { readonly env: NodeJS.ProcessEnv; readonly platform: NodeJS.Platform },
): Promise<UserError> {
  const message =
    unusable === undefined ? `${name} was not found.` : `${name} 5.0 or newer was not found, only ${unusable}.`;
  const command = await installCommand(system.platform, system.env);
  return new UserError(message, { hint: `Install it with: ${command}\nOr set ${variable} to where it is.` });
}
