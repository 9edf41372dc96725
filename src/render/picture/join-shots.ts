import type { Shot } from '../shots.ts';
import { inTurn } from './in-turn.ts';
import { jointChains, type Frame } from './joint-chains.ts';

/**
 * Chains `shot0`, `shot1` … into `to`: transitions where a shot has a fade, cuts elsewhere. Each shot is cut into what it
 * shares with its neighbours and what it shows alone, so that only the frames of a joint are mixed. xfade would do it in
 * one step and convert every frame of the video to 4:4:4 and back on the way, which costs as much as encoding it.
 */
export function joinShots(shots: readonly Shot[], frame: Frame, to: string): readonly string[] {
  const pieces = shots.flatMap((shot, index) => piecesOf(shot, index, shots[index + 1]?.fade ?? 0));
  const order = pieces
    .filter(({ kind }) => kind !== 'head')
    .map(({ kind, index }) => (kind === 'tail' ? `joint${index}` : `body${index}`));
  return [
    ...shots.flatMap((_, index) =>
      cutUp(
        pieces.filter((piece) => piece.index === index),
        index,
      ),
    ),
    ...shots.flatMap((shot, index) => (shot.fade > 0 ? jointChains(shot, frame, jointLabels(index)) : [])),
    `${order.map((label) => `[${label}]`).join('')}${inTurn(order.length, frame.fps)}[${to}]`,
  ];
}

const jointLabels = (index: number) => ({
  tail: `tail${index - 1}`,
  head: `head${index}`,
  to: `joint${index - 1}`,
});

/** A part of a shot, in frames from its beginning. */
interface Piece {
  readonly kind: 'head' | 'body' | 'tail';
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

function piecesOf({ frames, fade }: Shot, index: number, nextFade: number): readonly Piece[] {
  const pieces: readonly Piece[] = [
    { kind: 'head', index, from: 0, to: fade },
    { kind: 'body', index, from: fade, to: frames - nextFade },
    { kind: 'tail', index, from: frames - nextFade, to: frames },
  ];
  return pieces.filter(({ from, to }) => to > from);
}

function cutUp(pieces: readonly Piece[], index: number): readonly string[] {
  const labels = pieces.map((_, piece) => `shot${index}piece${piece}`);
  const split = `[shot${index}]split=${pieces.length}${labels.map((label) => `[${label}]`).join('')}`;
  const cuts = pieces.map(
    ({ kind, from, to }, piece) =>
      `[${labels[piece]}]trim=start_frame=${from}:end_frame=${to},setpts=PTS-STARTPTS[${kind}${index}]`,
  );
  return [split, ...cuts];
}
