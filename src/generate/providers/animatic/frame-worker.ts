import { setImmediate as tick } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { composeClip } from './compose-clip.ts';
import type { DrawnSlot, FrameTask, FreeSlot } from './frame-messages.ts';

// The drawing thread: Skia blocks whoever calls it, and two clips are drawn on two cores.

await drawAll(workerData as FrameTask);

async function drawAll({ request, slots }: FrameTask): Promise<void> {
  const free = slots.map((_, index) => index);
  let wake = (): void => undefined;
  parentPort?.on('message', (message: FreeSlot) => {
    free.push(message.free);
    wake();
  });
  const clip = await composeClip(request);
  for (let frame = 0; frame < clip.frames; frame++) {
    if (free.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    const slot = free.shift();
    const target = slot === undefined ? undefined : slots[slot];
    if (slot === undefined || target === undefined) throw new Error('A frame was asked for without a place to put it.');
    new Uint8Array(target).set(clip.draw(frame).data());
    parentPort?.postMessage({ drawn: slot } satisfies DrawnSlot);
    // Skia's copies of the pixels are given back between two turns of the event loop: without a turn for each frame the
    // memory of all frames stays taken, and fetching a frame from fresh memory takes 13 ms instead of 1.
    await tick();
  }
  parentPort?.close();
}
