import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';

/** The first executable of that name in the folders of PATH. */
export async function findOnPath(
  name: string,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): Promise<string | undefined> {
  const [separator, suffix] = platform === 'win32' ? [';', '.exe'] : [':', ''];
  for (const folder of (env['PATH'] ?? '').split(separator)) {
    const file = path.join(folder, name + suffix);
    // An empty entry of PATH means the working folder: a program lying there is not one the person installed.
    if (path.isAbsolute(folder) && (await isExecutable(file))) return file;
  }
  return undefined;
}

export async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
