// The service of `npm run bench:run`, in a process of its own so that only the client is measured: the emulator of the
// tests, with clips that take the time their prompt names, `scale` times as fast.

import { startVideosEmulator } from '../test/emulators/openai-videos.ts';
import { sampleClip } from '../test/emulators/sample-clip.ts';

const scale = Number(process.argv[2]);
const doneAt = new Map<unknown, number>();

const emulator = await startVideosEmulator({
  // Over as soon as it is looked at, as far as the emulator knows; `shape` holds that back until its time has come.
  job: () => ({ polls: 1 }),
  shape(video) {
    const seconds = Number(/made in ([\d.]+) s/.exec(String(video['prompt']))?.[1]);
    const done = doneAt.get(video['id']) ?? Date.now() + (seconds * 1000) / scale;
    doneAt.set(video['id'], done);
    return Date.now() < done ? { ...video, status: 'in_progress', progress: 50, completed_at: null } : video;
  },
});
await sampleClip('180x320', 4);
process.send?.(emulator.baseUrl);
process.once('disconnect', () => process.exit());
