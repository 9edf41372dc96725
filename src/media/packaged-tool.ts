import { chmod } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { isExecutable } from './find-on-path.ts';

export type ToolName = 'ffmpeg' | 'ffprobe';

export interface PackagedTool {
  readonly file: string;
  /** Name of the npm package. */
  readonly origin: string;
}

/** Where to look for a static build that npm brought along. Both packages are optional dependencies. */
export async function packagedTool(
  name: ToolName,
  platform: NodeJS.Platform = process.platform,
  arch: string = process.arch,
): Promise<PackagedTool | undefined> {
  const found = name === 'ffmpeg' ? ffmpegPackage(platform, arch) : ffprobePackage(platform, arch);
  return found !== undefined && (await makeExecutable(found.file)) ? found : undefined;
}

function ffmpegPackage(platform: string, arch: string): PackagedTool | undefined {
  const origin = `@ffmpeg-binary/${platform}-${arch}`;
  const file = resolve(`${origin}/ffmpeg`, import.meta.url);
  return file === undefined ? undefined : { file, origin };
}

// The binary lies in a package of its own that only `@ffprobe-installer/ffprobe` depends on, so it is looked for from there.
function ffprobePackage(platform: string, arch: string): PackagedTool | undefined {
  const origin = '@ffprobe-installer/ffprobe';
  const from = resolve(origin, import.meta.url);
  const binary = platform === 'win32' ? 'ffprobe.exe' : 'ffprobe';
  const file = from === undefined ? undefined : resolve(`@ffprobe-installer/${platform}-${arch}/${binary}`, from);
  return file === undefined ? undefined : { file, origin };
}

function resolve(specifier: string, from: string): string | undefined {
  try {
    return createRequire(from).resolve(specifier);
  } catch {
    return undefined;
  }
}

// npm leaves install scripts out unless they are allowed, and this package sets its executable bit in one.
async function makeExecutable(file: string): Promise<boolean> {
  if (await isExecutable(file)) return true;
  await chmod(file, 0o755).catch(() => undefined);
  return isExecutable(file);
}
