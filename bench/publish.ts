// How much memory it takes to upload a file of 1 GB to each service: a process for each, and the services in one of their
// own that keeps no bytes (publish-sink.ts). The file is a hole, so it takes no room on the disk. Threads is not here: it
// fetches the video itself. `npm run bench:publish -- [megabytes]`.

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { z } from 'zod';

const goal = 200;
const megabytes = Number(process.argv[2] ?? 1000);
const bytes = megabytes * 1_000_000;
const services = [
  ['youtube', 'youtube-shorts'],
  ['tiktok', 'tiktok'],
  ['instagram', 'instagram-reels'],
  ['facebook', 'facebook-reels'],
  ['facebook', 'facebook'],
  ['x', 'x'],
  ['linkedin', 'linkedin'],
  ['pinterest', 'pinterest'],
  ['bluesky', 'bluesky'],
  ['mastodon', 'mastodon'],
] as const;

const spent = z.object({ idle: z.number(), most: z.number() });
const mb = (kib: number): string => (kib / 1024).toFixed(0).padStart(4);

function start(part: string, args: readonly string[]): ChildProcess {
  return fork(join(import.meta.dirname, `${part}${extname(import.meta.filename)}`), args);
}

const folder = await mkdtemp(join(tmpdir(), 'reelmill-bench-'));
const file = join(folder, 'video.mp4');
await using handle = await open(file, 'w');
await handle.truncate(bytes);
const sink = start('publish-sink', [String(bytes)]);
const [{ baseUrl }] = await once(sink, 'message');
let received = 0;
sink.on('message', (message: { readonly bytes?: number }) => void (received += message.bytes ?? 0));

console.log(`A file of ${megabytes} MB; most resident memory, goal ${goal} MB`);
try {
  for (const [service, platform] of services) {
    received = 0;
    const began = performance.now();
    const child = start('publish-upload', [service, platform, baseUrl, file, String(bytes)]);
    const [said] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
    if (typeof said !== 'object' || received < bytes) throw new Error(`${service} took ${received} of ${bytes} bytes.`);
    const { idle, most } = spent.parse(said);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const verdict = most / 1024 < goal ? '' : '  MORE THAN THE GOAL';
    console.log(`${platform.padEnd(16)} ${mb(most)} MB (${mb(idle)} MB before)  ${seconds} s${verdict}`);
    if (verdict !== '') process.exitCode = 1;
  }
} finally {
  sink.disconnect();
  await rm(folder, { recursive: true });
}
