import type { Join } from '../../plan/edit.ts';
import type { Shot } from '../shots.ts';
import { transparent } from './colour.ts';
import { inTurn } from './in-turn.ts';
import { middle, zoomed, type Frame } from './zoomed.ts';

export type { Frame } from './zoomed.ts';

interface Labels {
  readonly tail: string;
  readonly head: string;
  readonly to: string;
}

interface Joint<Kind = Join> extends Frame, Labels {
  readonly join: Kind;
  readonly frames: number;
}

/** Chains that make `to` of the last frames of one shot and the first of the next: as many as each of the two has. */
export function jointChains({ fade: frames, join }: Shot, { width, height, fps }: Frame, labels: Labels) {
  const joint = { width, height, fps, frames, ...labels };
  if (join === undefined) return crossFade(joint);
  if (join.kind === 'dip') return dip({ ...joint, join });
  if (join.kind === 'zoom') return zoom({ ...joint, join });
  const { direction } = join;
  return join.kind === 'slide' ? slide({ ...joint, join: { direction } }) : wipe({ ...joint, join: { direction } });
}

/** The incoming head over the outgoing tail, from transparent to opaque. */
function crossFade({ head, tail, to, frames }: Joint<unknown> | Omit<Joint, 'join'>): readonly string[] {
  return [
    `[${head}]format=yuva420p,fade=t=in:start_frame=0:nb_frames=${frames}:alpha=1[${to}rising]`,
    `[${tail}][${to}rising]overlay=format=yuv420[${to}]`,
  ];
}

/** Half of the tail and half of the head, under a plate that comes and goes. */
function dip({ head, tail, to, frames, fps, width, height, join }: Joint<{ readonly colour: string }>) {
  const half = Math.floor(frames / 2);
  const ramp = Math.max(1, half - 1);
  const plate = [
    // As RGB: by itself ffmpeg would make the colour YUV by an older matrix, and it would not be the brand's.
    `color=c=${join.colour}:s=${width}x${height}:r=${fps}:d=${1 / fps},format=rgb24,${transparent}`,
    `loop=loop=${frames - 1}:size=1,setpts=N/${fps}/TB`,
    `fade=t=in:start_frame=0:nb_frames=${ramp}:alpha=1`,
    `fade=t=out:start_frame=${frames - ramp}:nb_frames=${ramp}:alpha=1`,
  ];
  return [
    `${plate.join()}[${to}plate]`,
    `[${tail}]trim=end_frame=${half}[${to}before]`,
    `[${head}]trim=start_frame=${half},setpts=PTS-STARTPTS[${to}after]`,
    `[${to}before][${to}after]${inTurn(2, fps)}[${to}halves]`,
    `[${to}halves][${to}plate]overlay=format=yuv420[${to}]`,
  ];
}

type Toward = Joint<{ readonly direction: 'left' | 'right' | 'up' | 'down' }>;

/** Both side by side, and a window that moves from the one to the other. */
function slide({ head, tail, to, frames, fps, width, height, join: { direction } }: Toward): readonly string[] {
  const across = direction === 'left' || direction === 'right';
  const [first, second] = direction === 'left' || direction === 'up' ? [tail, head] : [head, tail];
  const moved = eased(`(t*${fps}+1)/${frames + 1}`);
  const share = first === tail ? moved : `(1-${moved})`;
  const place = across ? `x='${width}*${share}':y=0` : `x=0:y='${height}*${share}'`;
  return [`[${first}][${second}]${across ? 'hstack' : 'vstack'},crop=${width}:${height}:${place}[${to}]`];
}

/** Softness of the edge, as a share of the way it goes. */
const soft = 0.16;

/** The head over the tail, behind an edge that moves: a line of grey, drawn once, of which a moving part is stretched to a mask. */
function wipe({ head, tail, to, frames, fps, width, height, join: { direction } }: Toward): readonly string[] {
  const across = direction === 'left' || direction === 'right';
  const length = across ? width : height;
  const edge = Math.round(length * soft);
  const line = 2 * length + edge;
  const [position, opaqueFirst] = [across ? 'X' : 'Y', direction === 'right' || direction === 'down'];
  const rising = `clip((${position}-${length})/${edge},0,1)`;
  const level = `255*${smooth(opaqueFirst ? `(1-${rising})` : rising)}`;
  const moved = eased(`(t*${fps}+1)/${frames + 1}`);
  const at = `'${length + edge}*${opaqueFirst ? `(1-${moved})` : moved}'`;
  const [size, part] = across ? [`${line}x2`, `${length}:2:x=${at}:y=0`] : [`2x${line}`, `2:${length}:x=0:y=${at}`];
  return [
    [
      `color=c=black:s=${size}:r=${fps}:d=${1 / fps},format=gray,geq=lum='${level}'`,
      `loop=loop=${frames - 1}:size=1,setpts=N/${fps}/TB,crop=${part},scale=${width}:${height}:flags=neighbor,setsar=1[${to}mask]`,
    ].join(),
    `[${head}][${to}mask]alphamerge[${to}shown]`,
    `[${tail}][${to}shown]overlay=format=yuv420[${to}]`,
  ];
}

/** How much of each edge is out of sight at the strongest. */
const deep = 0.3;

/** In: the camera goes into the old shot, and the new one opens there. Out: it comes back out of the new one. */
function zoom({ head, tail, to, frames, join: { direction } }: Joint<{ readonly direction: 'in' | 'out' }>) {
  const into = direction === 'in';
  const part = into ? `(on/${frames + 1})` : `(1-on/${frames + 1})`;
  const moving = zoomed(middle(`${deep}*${part}*${part}`));
  const change = [
    `fade=t=in:start_frame=${Math.floor(frames * (into ? 0.4 : 0.1))}:nb_frames=${Math.ceil(frames / 2)}:alpha=1`,
  ];
  return [
    `[${tail}]${into ? moving : 'null'}[${to}going]`,
    `[${head}]${[...(into ? [] : [moving]), 'format=yuva420p', ...change].join()}[${to}coming]`,
    `[${to}going][${to}coming]overlay=format=yuv420[${to}]`,
  ];
}

/** Starts and ends gently. */
const eased = (part: string) => smooth(`(${part})`);
const smooth = (part: string) => `(${part}*${part}*(3-2*${part}))`;
