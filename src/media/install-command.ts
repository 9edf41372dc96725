import { findOnPath } from './find-on-path.ts';

const linux = [
  ['apt-get', 'sudo apt-get install ffmpeg'],
  ['dnf', 'sudo dnf install ffmpeg'],
  ['pacman', 'sudo pacman -S ffmpeg'],
  ['zypper', 'sudo zypper install ffmpeg'],
  ['apk', 'sudo apk add ffmpeg'],
] as const;

/** The one command that installs ffmpeg and ffprobe here. */
export async function installCommand(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Promise<string> {
  if (platform === 'darwin') return 'brew install ffmpeg';
  if (platform === 'win32') return 'winget install --id Gyan.FFmpeg';
  for (const [manager, command] of linux) {
    if ((await findOnPath(manager, env, platform)) !== undefined) return command;
  }
  return linux[0][1];
}
