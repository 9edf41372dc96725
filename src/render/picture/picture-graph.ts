import type { FfmpegInput } from '../../media/media.ts';
import type { Edit, EditScene } from '../../plan/edit.ts';
import { atSpeed, pictureInput, type ClipSource } from '../clip-source.ts';
import type { Drawn } from '../layers/draw-layers.ts';
import type { DrawnSecond } from '../layers/draw-seconds.ts';
import type { Layer } from '../layers/layer.ts';
import { ownPlace } from '../layers/second-place.ts';
import type { CropTracks } from '../reframe/track-crops.ts';
import { sharesOf, shotsOf, type Shot } from '../shots.ts';
import { clipGraph } from './clip-graph.ts';
import { opaque } from './colour.ts';
import { inTurn } from './in-turn.ts';
import { joinShots } from './join-shots.ts';
import { overlayLayers, overlayStrip } from './overlay-layers.ts';
import { rawInput } from './raw-input.ts';
import { secondChains } from './second-chains.ts';
import { stillGraph } from './still-graph.ts';

export interface PictureParts extends Drawn {
  readonly edit: Edit;
  readonly clip: (key: string) => ClipSource;
  /** Where automatic crops are. */
  readonly crops?: CropTracks | undefined;
  /** Insets and splits, by the number of their scene. */
  readonly seconds?: ReadonlyMap<number, DrawnSecond>;
}

interface Picture {
  readonly inputs: readonly FfmpegInput[];
  readonly chains: readonly string[];
  /** Label of the finished picture. */
  readonly output: string;
}

export type AddInput = (input: FfmpegInput) => number;

/**
 * Everything that is seen, as inputs and one filter graph: shots, joints, layers, captions. What is drawn comes first:
 * where two inputs are asked for a frame, ffmpeg 5 reads the one that the graph names first, and a clip that always wins is
 * read to its end, into memory, while a caption waits to be read.
 */
export function pictureGraph(parts: PictureParts): Picture {
  const { edit, captions } = parts;
  const inputs: FfmpegInput[] = [];
  const add = (input: FfmpegInput): number => inputs.push(input) - 1;
  const layers = parts.layers.map((layer) => ({ layer, input: add(layerInput(layer, edit.fps)) }));
  const over = overlayLayers(layers, edit.fps, 'scenes', 'laid');
  const strip = captions && overlayStrip(captions, add(listInput(captions.list)), 'laid', 'captioned');
  const shots = shotsOf(edit);
  const chains = [
    ...over.drawn,
    ...(strip?.drawn ?? []),
    ...shots.flatMap((shot, index) => shotChains(parts, shot, index, add)),
    ...joinShots(shots, edit, 'scenes'),
    ...over.laid,
    ...(strip?.laid ?? []),
  ];
  return { inputs, chains, output: strip === undefined ? 'laid' : 'captioned' };
}

function shotChains(parts: PictureParts, shot: Shot, index: number, add: AddInput): readonly string[] {
  if (shot.scene !== undefined) return sceneChains(parts, shot.scene, { index, frames: shot.frames }, add);
  const { edit } = parts;
  const ground = shot.card === 'intro' ? parts.intro : parts.endCard;
  if (ground === undefined) throw new Error('The edit has a card that nobody drew.');
  const repeat = `loop=loop=${shot.frames - 1}:size=1,settb=1/${edit.fps},setpts=N`;
  return [`[${add(rawInput(ground, edit, edit.fps))}:v]${opaque},setsar=1,${repeat}[shot${index}]`];
}

/** A scene's clips or its picture, and the second picture with it where there is one. */
function sceneChains(
  parts: PictureParts,
  scene: EditScene,
  shot: { readonly index: number; readonly frames: number },
  add: AddInput,
): readonly string[] {
  const { frames } = shot;
  const to = `shot${shot.index}`;
  const drawn = parts.seconds?.get(scene.number);
  const own = drawn === undefined ? to : `${to}own`;
  const second = drawn === undefined ? [] : secondChains(parts, { scene, drawn, frames, own, to }, add);
  const chains =
    scene.picture === undefined
      ? clipChains(parts, scene, frames, own, add)
      : [stillChain(parts, scene, frames, own, add)];
  return [...second, ...chains];
}

/** A scene's clips one after the other. */
function clipChains(
  { edit, clip: sourceOf, crops }: PictureParts,
  scene: EditScene,
  length: number,
  to: string,
  add: AddInput,
): readonly string[] {
  const shares = sharesOf(scene, length, edit.fps);
  const labels = shares.length === 1 ? [to] : shares.map((_, part) => `${to}part${part}`);
  const chains = shares.flatMap(({ clip, frames }, part) => {
    const source = sourceOf(clip.key);
    const input = add(pictureInput(source, clip, frames / edit.fps));
    const picture = {
      source: source.video,
      frames,
      pace: atSpeed(clip),
      reframe: scene.reframe,
      focus: scene.focus,
      track: crops?.get(scene.number)?.[part],
      ground: edit.look.colours.background,
      lut: edit.look.lut?.path,
    };
    return clipGraph(picture, ownPlace(edit, scene), edit.fps, `${input}:v:0`, labels[part] ?? to);
  });
  if (shares.length === 1) return chains;
  return [...chains, `${labels.map((label) => `[${label}]`).join('')}${inTurn(shares.length, edit.fps)}[${to}]`];
}

function stillChain(
  { edit, pictures }: PictureParts,
  scene: EditScene,
  frames: number,
  to: string,
  add: AddInput,
): string {
  const drawn = pictures?.get(scene.number);
  if (drawn === undefined) throw new Error(`Scene ${scene.number} shows a picture that nobody drew.`);
  const { motion } = scene.picture ?? { motion: 'none' };
  return `[${add(rawInput(drawn.file, drawn, edit.fps))}:v]${stillGraph({ drawn, motion, frames }, ownPlace(edit, scene), edit.fps)}[${to}]`;
}

/** One thread: a picture that is decoded once needs no team, and each member would hold a frame. */
function layerInput({ file, states }: Layer, fps: number): FfmpegInput {
  return states ? listInput(file) : { source: file, options: ['-threads', '1', '-framerate', String(fps)] };
}

function listInput(list: string): FfmpegInput {
  return { source: list, options: ['-threads', '1', '-f', 'concat', '-safe', '0'] };
}
