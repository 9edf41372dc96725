import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { ClipRequest } from '../../../plan/plan.ts';
import { framesOf } from './compose-clip.ts';
import type { DrawnSlot, FrameTask, FreeSlot } from './frame-messages.ts';

/** The frames of a clip as raw RGBA, drawn in a thread of their own. Destroying the stream ends the thread. */
export function streamFrames(request: ClipRequest): Readable {
  const bytes = request.width * request.height * 4;
  const slots = [new SharedArrayBuffer(bytes), new SharedArrayBuffer(bytes)];
  const worker = new Worker(workerFile(), { workerData: { request, slots } satisfies FrameTask });
  const drawn: number[] = [];
  let left = framesOf(request);
  let writing: number | undefined;
  let wanted = false;

  // With no buffer of its own the stream is read again only when the frame before has been written: its slot is free.
  const stream = new Readable({
    highWaterMark: 0,
    read() {
      if (writing !== undefined) worker.postMessage({ free: writing } satisfies FreeSlot);
      writing = undefined;
      wanted = true;
      give();
    },
    destroy(error, done) {
      worker.terminate().then(() => done(error), done);
    },
  });

  function give(): void {
    if (!wanted) return;
    const slot = drawn.shift();
    const pixels = slot === undefined ? undefined : slots[slot];
    if (pixels === undefined) return;
    wanted = false;
    left--;
    writing = slot;
    stream.push(Buffer.from(pixels));
    if (left === 0) stream.push(null);
  }

  worker.on('message', (message: DrawnSlot) => {
    drawn.push(message.drawn);
    give();
  });
  worker.on('error', (error) => stream.destroy(error));
  worker.on('exit', () => {
    if (left > drawn.length) stream.destroy(new Error('The drawing thread ended before its last frame.'));
  });
  return stream;
}

/** The file beside this one: .ts when run from source, .js when built. */
function workerFile(): URL {
  const source = new URL('./frame-worker.ts', import.meta.url);
  return import.meta.url.endsWith('.ts') ? source : new URL(source.href.replace(/\.ts$/u, '.js'));
}
