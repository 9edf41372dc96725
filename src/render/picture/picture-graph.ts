import type { FfmpegInput } from '../../media/media.ts';
import type { Edit, EditScene } from '../../plan/plan.ts';
import { pictureInput, type ClipSource } from '../clip-source.ts';
import type { Layer, LayerStrip } from '../layers/layer.ts';
import type { CropTracks } from '../reframe/track-crops.ts';
import { sharesOf, shotsOf, type Shot } from '../shots.ts';
import { clipGraph } from './clip-graph.ts';
import { opaque } from './colour.ts';
import { inTurn, joinShots } from './join-shots.ts';
import { overlayLayers, overlayStrip } from './overlay-layers.ts';

export interface PictureParts {
  readonly edit: Edit;
  readonly clip: (key: string) => ClipSource;
  /** Ground of the end card: one opaque frame, raw RGBA. */
  readonly endCard: string | undefined;
  /** From bottom to top. */
  readonly layers: readonly Layer[];
  readonly captions: LayerStrip | undefined;
  /** Where automatic crops are. */
  readonly crops?: CropTracks | undefined;
}

interface Picture {
  readonly inputs: readonly FfmpegInput[];
  readonly chains: readonly string[];
  /** Label of the finished picture. */
  readonly output: string;
}

type AddInput = (input: FfmpegInput) => number;

/**
 * Everything that is seen, as inputs and one filter graph: shots, joints, layers, captions. What is drawn comes first:
 * where two inputs are asked for a frame, ffmpeg 5 reads the one that the graph names first, and a clip that always wins is
 * read to its end, into memory, while a caption waits to be read.
 */
export function pictureGraph(parts: PictureParts): Picture {
  const { edit, captions } = parts;
  const inputs: FfmpegInput[] = [];
  const add = (input: FfmpegInput): number => inputs.push(input) - 1;
  const layers = parts.layers.map((layer) => ({ layer, input: add(still(layer.file, edit.fps)) }));
  const over = overlayLayers(layers, edit.fps, 'scenes', 'laid');
  const strip = captions && overlayStrip(captions, add(stripInput(captions)), 'laid', 'captioned');
  const shots = shotsOf(edit);
  const chains = [
    ...over.drawn,
    ...(strip?.drawn ?? []),
    ...shots.flatMap((shot, index) => shotChains(parts, shot, index, add)),
    ...joinShots(shots, edit.fps, 'scenes'),
    ...over.laid,
    ...(strip?.laid ?? []),
  ];
  return { inputs, chains, output: strip === undefined ? 'laid' : 'captioned' };
}

function shotChains(parts: PictureParts, shot: Shot, index: number, add: AddInput): readonly string[] {
  if (shot.scene !== undefined) return sceneChains(parts, shot.scene, { index, frames: shot.frames }, add);
  const { edit, endCard } = parts;
  if (endCard === undefined) throw new Error('The edit has an end card that nobody drew.');
  const repeat = `loop=loop=${shot.frames - 1}:size=1,settb=1/${edit.fps},setpts=N`;
  return [`[${add(ground(endCard, edit))}:v]${opaque},setsar=1,${repeat}[shot${index}]`];
}

/** A scene's clips one after the other. */
function sceneChains(
  parts: PictureParts,
  scene: EditScene,
  shot: { readonly index: number; readonly frames: number },
  add: AddInput,
): readonly string[] {
  const { edit } = parts;
  const to = `shot${shot.index}`;
  const shares = sharesOf(scene, shot.frames, edit.fps);
  const labels = shares.length === 1 ? [to] : shares.map((_, part) => `${to}part${part}`);
  const chains = shares.flatMap(({ clip, frames }, part) => {
    const source = parts.clip(clip.key);
    const input = add(pictureInput(source, clip, frames / edit.fps));
    const picture = {
      source: source.video,
      frames,
      reframe: scene.reframe,
      focus: scene.focus,
      track: parts.crops?.get(scene.number)?.[part],
      ground: edit.look.colours.background,
      lut: edit.look.lut?.path,
    };
    return clipGraph(picture, edit, edit.fps, `${input}:v:0`, labels[part] ?? to);
  });
  if (shares.length === 1) return chains;
  return [...chains, `${labels.map((label) => `[${label}]`).join('')}${inTurn(shares.length, edit.fps)}[${to}]`];
}

/** One thread: a picture that is decoded once needs no team, and each member would hold a frame. */
function still(file: string, fps: number): FfmpegInput {
  return { source: file, options: ['-threads', '1', '-framerate', String(fps)] };
}

function ground(file: string, { width, height, fps }: Edit): FfmpegInput {
  const shape = ['-pixel_format', 'rgba', '-video_size', `${width}x${height}`, '-framerate', String(fps)];
  return { source: file, options: ['-f', 'rawvideo', ...shape] };
}

function stripInput(strip: LayerStrip): FfmpegInput {
  return { source: strip.list, options: ['-threads', '1', '-f', 'concat', '-safe', '0'] };
}
