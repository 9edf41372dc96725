import { spawnSync, type SpawnSyncReturns } from 'node:child_process';

// Real disks that are full or read-only, in a mount namespace of one process: gone with it, and no right needed but that of
// making such a namespace, which some containers deny.
const disks = {
  full: 'mount -t tmpfs -o size=1m reelmill "$0" && exec "$@"',
  'read-only': 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"',
  /** Works everywhere: the system refuses files over 256 kB. */
  limited: 'ulimit -f 256 && exec "$@"',
} as const;

const alone = 'exec unshare -rm "$0" "$@"';

export const canMount = spawnSync('bash', ['-c', alone, 'mount', '-t', 'tmpfs', 'reelmill', '/mnt']).status === 0;

/** Runs a program with Node while `folder` lies on such a disk, and returns what it printed. */
export function onABadDisk(disk: keyof typeof disks, folder: string, program: string, args: readonly string[]): string {
  const { stdout, stderr } = runOnABadDisk(disk, folder, program, args);
  return stdout + stderr;
}

/** The same with how it ended; `cwd` is where it runs. */
export function runOnABadDisk(
  disk: keyof typeof disks,
  folder: string,
  program: string,
  args: readonly string[],
  cwd?: string,
): SpawnSyncReturns<string> {
  const shell = ['-c', disks[disk], folder, process.execPath, program, ...args];
  const mounting = disk === 'limited' ? [] : ['-c', alone, 'bash'];
  return spawnSync('bash', [...mounting, ...shell], { encoding: 'utf8', ...(cwd === undefined ? {} : { cwd }) });
}
