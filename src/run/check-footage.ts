import type { Probe, VideoStream } from '../media/media.ts';
import type { ClipRequest } from '../plan/plan.ts';

// Models count in blocks of 4 or 8 frames at 16 to 25 a second, so what they call 6 s may be 5.64 s (MiniMax: 141 frames at
// 25). A gateway that takes what it can get changes whole seconds: 15 became 10 (CLIProxyAPI issue 5198).
const secondsShort = 0.4;

// Blocks of 32 pixels make 704 lines of 720, which is 2.3 %, and nobody sees what the crop then takes. What a gateway puts in
// the place of a shape that it does not know is a third off.
const shapeOff = 0.025;

// The next tier below has two thirds of the lines at most.
const smallest = 0.9;

/** What is wrong with footage, held against what was asked for; undefined when nothing is. Longer and larger is no harm: it is trimmed and scaled. */
export function flawOf(probe: Probe, { seconds, width, height }: ClipRequest): string | undefined {
  const { video } = probe;
  if (video === undefined) return 'it holds no picture';
  // 0: the file does not say.
  const length = video.seconds || probe.format.seconds;
  if (length > 0 && length < seconds - secondsShort) {
    return `it is ${Math.round(length * 100) / 100} s long, and ${seconds} s were asked for`;
  }
  const shown = shownSize(video);
  const shape = shown.width / shown.height / (width / height);
  if (Math.abs(shape - 1) <= shapeOff && shown.height >= smallest * height) return undefined;
  return `it is ${Math.round(shown.width)}x${shown.height}, and ${width}x${height} was asked for`;
}

/** As a player shows it: a file may hold it lying on its side, or with pixels that are not square. */
function shownSize({ width, height, rotation, sampleAspect }: VideoStream): { width: number; height: number } {
  const [across = 1, down = 1] = sampleAspect.split(':').map(Number);
  const wide = across > 0 && down > 0 ? (width * across) / down : width;
  return Math.abs(rotation) % 180 === 90 ? { width: height, height: wide } : { width: wide, height };
}
