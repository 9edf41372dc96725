import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { ClipRequest } from '../../../plan/plan.ts';
import { frameCount } from './frame-count.ts';
import { createSlots, empty, type FrameSlots, type FrameTask, mark } from './frame-slots.ts';

/** More than a pipe to a program takes without asking to wait. */
const pipeBuffer = 1 << 20;

/** The frames of a clip as raw RGBA, drawn in a thread of their own. Destroying the stream ends the thread. */
export function streamFrames(request: ClipRequest): Readable {
  const slots = createSlots(request.width * request.height * 4);
  const frames = frameCount(request);
  const worker = new Worker(workerFile(), { workerData: { request, slots } satisfies FrameTask });
  let next = 0;

  const give = async (): Promise<void> => {
    const slot = next % slots.pixels.length;
    await Atomics.waitAsync(slots.states, slot, empty).value;
    if (stream.destroyed) return;
    next++;
    stream.push(pixelsOf(slots, slot));
    if (next === frames) stream.push(null);
  };

  // With no buffer of its own the stream is read again only when the frame before was written: its slot may be drawn over.
  const stream = new Readable({
    highWaterMark: 0,
    read() {
      if (next > 0) mark(slots, (next - 1) % slots.pixels.length, empty);
      give().catch((error: unknown) => stream.destroy(asError(error)));
    },
    destroy: (error, done) => {
      void worker.terminate();
      done(error);
    },
  });
  worker.on('error', (error) => stream.destroy(asError(error)));
  return stream;
}

/** A frame too small for the pipe to wait for would be drawn over while it is still in the queue, so it is copied. */
function pixelsOf({ pixels }: FrameSlots, slot: number): Buffer {
  const view = Buffer.from(pixels[slot] ?? new SharedArrayBuffer());
  return view.length > pipeBuffer ? view : Buffer.copyBytesFrom(view);
}

/** The file beside this one: .ts when run from source, .js when built. */
function workerFile(): URL {
  const source = new URL('./frame-worker.ts', import.meta.url);
  return import.meta.url.endsWith('.ts') ? source : new URL(source.href.replace(/\.ts$/u, '.js'));
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
