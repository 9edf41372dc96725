import { hostname } from 'node:os';

/**
 * Whether a process is there. `undefined` where that cannot be told from here: on another machine, or for this very process,
 * whose number an earlier one may have had (in a container every run is process 1).
 */
export function processIsAlive(pid: number, host: string): boolean | undefined {
  if (host !== hostname() || pid === process.pid) return undefined;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
