import { enableCompileCache } from 'node:module';
import { setImmediate as tick } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';
import { type FrameTask, full, mark } from './frame-slots.ts';

// The drawing thread: Skia blocks whoever calls it, and two clips are drawn on two cores.

// Each thread asks for the cache itself, and gets it for what is imported from then on: half of what a short clip takes
// to begin is to compile these modules.
enableCompileCache();
const { composeClip } = await import('./compose-clip.ts');

const task: FrameTask = workerData;
await drawAll(task);

async function drawAll({ request, slots }: FrameTask): Promise<void> {
  const clip = await composeClip(request);
  for (let frame = 0; frame < clip.frames; frame++) {
    const canvas = clip.draw(frame);
    const slot = frame % slots.pixels.length;
    Atomics.wait(slots.states, slot, full);
    new Uint8Array(slots.pixels[slot] ?? new SharedArrayBuffer()).set(canvas.data());
    mark(slots, slot, full);
    // Skia's copies of the pixels are given back between two turns of the event loop. Without a turn for each frame the
    // memory of all frames stays taken, and fetching a frame into fresh memory takes 13 ms instead of 1.
    await tick();
  }
}
