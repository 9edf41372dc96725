import { statfs } from 'node:fs/promises';
import { bytes } from '../format.ts';
import type { Finding } from './finding.ts';

const comfortable = 2_000_000_000;

/** Whether there is room for a campaign. */
export async function checkDisk(root: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(root);
  const free = bavail * bsize;
  const message = `${bytes(free)} free`;
  if (free >= comfortable) return { name: 'Disk', state: 'good', message };
  const hint = 'Make room: a campaign of 24 videos takes about 500 MB with its clips.';
  return { name: 'Disk', state: 'missing', message, hint };
}
