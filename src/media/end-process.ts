import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Kills a process that may still run and waits until it has closed its files. */
export async function endProcess(child: ChildProcess | undefined): Promise<void> {
  // Without a process id it was never started.
  if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}
