import type { ClipRequest } from '../../../plan/plan.ts';
import { wavHeader } from '../../../media/wav-header.ts';
import { createRandom, hash } from './random.ts';

const rate = 48_000;

/** Four chords that lead into each other and round again, in semitones above the key: minor ninth, major ninths, suspended. */
const progression = [
  [0, 7, 14, 15, 22],
  [-4, 3, 8, 15, 19],
  [3, 10, 15, 19, 26],
  [-2, 5, 12, 15, 17],
] as const;

/**
 * A soft pad as a WAV file: stereo, 48 kHz, 16 bit. The chord follows the number of the scene, the key the brand, so that the
 * scenes of a video make a progression; it rises and falls gently, so that cross-fades and cuts do not click.
 */
export function composeBed({ board, seed }: ClipRequest, seconds: number): Buffer {
  const samples = Math.round(seconds * rate);
  const chord = progression[((board?.scene ?? 1) - 1) % progression.length] ?? progression[0];
  const key = 98 * 2 ** ((hash(board?.colours.primary ?? '') % 5) / 12);
  const random = createRandom(`bed ${seed} ${board?.scene ?? 1}`);
  const [left, right] = [new Float32Array(samples), new Float32Array(samples)];
  for (const [index, semitones] of chord.entries()) {
    const hertz = key * 2 ** (semitones / 12);
    for (const detune of [-0.0022, 0.0003, 0.0026]) {
      const pan = 0.5 + (index % 2 === 0 ? -1 : 1) * (0.12 + 0.08 * index) + detune * 60;
      addVoice(left, right, { hertz: hertz * (1 + detune), gain: 0.9 ** index, pan, phase: random(), swell: random() });
    }
  }
  echo(left, right);
  return wav(left, right, level(left, right), seconds);
}

interface Voice {
  readonly hertz: number;
  readonly gain: number;
  /** 0 left, 1 right. */
  readonly pan: number;
  readonly phase: number;
  readonly swell: number;
}

/**
 * A tone with a few soft overtones that brighten and darken slowly, as an opened filter does. The sine is turned on by a
 * small rotation for each sample, and the overtones follow from it: six times as fast as asking Math.sin.
 */
function addVoice(left: Float32Array, right: Float32Array, { hertz, gain, pan, phase, swell }: Voice): void {
  const tone = rotation((2 * Math.PI * hertz) / rate);
  const slow = rotation((2 * Math.PI * (0.09 + 0.05 * swell)) / rate);
  const [toLeft, toRight] = [gain * Math.cos((pan * Math.PI) / 2), gain * Math.sin((pan * Math.PI) / 2)];
  let [sine, cosine] = [Math.sin(2 * Math.PI * phase), Math.cos(2 * Math.PI * phase)];
  let [slowSine, slowCosine] = [Math.sin(2 * Math.PI * swell), Math.cos(2 * Math.PI * swell)];
  for (let index = 0; index < left.length; index++) {
    const open = 0.5 + 0.5 * slowSine;
    const overtones = (0.1 + 0.22 * open) * 2 * sine * cosine + 0.1 * open * (3 * sine - 4 * sine * sine * sine);
    const value = (0.75 + 0.25 * open) * (sine + overtones);
    left[index] = (left[index] ?? 0) + value * toLeft;
    right[index] = (right[index] ?? 0) + value * toRight;
    const nextSine = sine * tone.cosine + cosine * tone.sine;
    cosine = cosine * tone.cosine - sine * tone.sine;
    sine = nextSine;
    const nextSlow = slowSine * slow.cosine + slowCosine * slow.sine;
    slowCosine = slowCosine * slow.cosine - slowSine * slow.sine;
    slowSine = nextSlow;
  }
}

function rotation(angle: number): { readonly sine: number; readonly cosine: number } {
  return { sine: Math.sin(angle), cosine: Math.cos(angle) };
}

/** Each side answers the other, darker every time: a large soft room for the price of two delays. */
function echo(left: Float32Array, right: Float32Array): void {
  const [there, back] = [Math.round(0.213 * rate), Math.round(0.297 * rate)];
  let [dullLeft, dullRight] = [0, 0];
  for (let index = 0; index < left.length; index++) {
    dullLeft += 0.12 * ((right[index - back] ?? 0) - dullLeft);
    dullRight += 0.12 * ((left[index - there] ?? 0) - dullRight);
    left[index] = (left[index] ?? 0) + 0.45 * dullLeft;
    right[index] = (right[index] ?? 0) + 0.45 * dullRight;
  }
}

/** The gain that brings the pad to about -24 LUFS: its mean square, with the constant measured by ebur128. */
function level(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < left.length; index++) sum += (left[index] ?? 0) ** 2 + (right[index] ?? 0) ** 2;
  return 0.0515 / Math.sqrt(sum / (2 * Math.max(1, left.length)) || 1);
}

function wav(left: Float32Array, right: Float32Array, gain: number, seconds: number): Buffer {
  const head = wavHeader(rate, 2, left.length * 4);
  const pcm = new Int16Array(left.length * 2);
  const fade = Math.min(0.3, seconds / 4) * rate;
  for (let index = 0; index < left.length; index++) {
    const edge = Math.min(1, index / fade, (left.length - 1 - index) / fade);
    const scaled = 32_767 * gain * (0.5 - 0.5 * Math.cos(Math.PI * edge));
    pcm[2 * index] = Math.round(scaled * (left[index] ?? 0));
    pcm[2 * index + 1] = Math.round(scaled * (right[index] ?? 0));
  }
  return Buffer.concat([head, new Uint8Array(pcm.buffer)]);
}
