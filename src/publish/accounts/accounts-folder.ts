import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the accounts of this person are kept, whatever the project: %APPDATA% on Windows, else the XDG configuration folder. */
export function accountsFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string {
  const home = env['HOME'] || homedir();
  const windows = platform === 'win32' ? env['APPDATA'] || join(home, 'AppData', 'Roaming') : undefined;
  return join(windows ?? (env['XDG_CONFIG_HOME'] || join(home, '.config')), 'reelmill', 'accounts');
}
