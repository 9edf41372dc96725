import type { Context } from '../../../text/typography.ts';
import type { Random } from './random.ts';
import type { Layer, Stage } from './stage.ts';

/** A move at depth 1 over the whole clip: x and y as parts of the frame, and growth. */
interface Move {
  readonly x: number;
  readonly y: number;
  readonly push: number;
}

const moves: Readonly<Record<string, Move>> = {
  push: { x: 0.008, y: 0, push: 0.1 },
  pull: { x: -0.008, y: 0, push: -0.1 },
  truck: { x: 0.09, y: 0, push: 0.015 },
  crane: { x: 0.012, y: 0.075, push: 0.02 },
};

const words: readonly (readonly [keyof typeof moves, RegExp])[] = [
  ['pull', /\b(pull(s|ing)? (back|out)|zoom(s|ing)? out|reveal\w*)\b/u],
  ['push', /\b(push\w*|forward|zoom\w*|dolly|macro|close\w*|towards?|approach\w*)\b/u],
  ['truck', /\b(lateral|pan(s|ning)?|track\w*|truck\w*|slid(e|es|ing)|sweep\w*|drift\w*|glid\w*|along|past)\b/u],
  ['crane', /\b(crane\w*|drone|aerial|ris(e|es|ing)|tilt\w*|above|rooftop|fly\w*|soar\w*)\b/u],
];

/** The camera for a clip: at each moment it puts the context where a layer of some depth is drawn. */
export function createCamera(stage: Stage): (context: Context, layer: Layer, seconds: number) => void {
  const named = words.find(([, pattern]) => pattern.test(stage.words))?.[0];
  const move = moves[named ?? pick(stage.random)] ?? { x: 0.09, y: 0, push: 0 };
  const side = stage.random() < 0.5 ? -1 : 1;
  // A long clip has a slower camera, a short one does not race.
  const reach = Math.min(1, 0.35 + stage.seconds / 8);
  const [middleX, middleY] = [stage.width / 2, stage.height / 2];
  return (context, { depth }, seconds) => {
    const way = (ease(seconds / stage.seconds) - 0.5) * reach;
    const grown = 1 + (0.5 * Math.abs(move.push) * reach + move.push * way) * depth;
    const x = middleX + side * move.x * way * depth * stage.width;
    const y = middleY + move.y * way * depth * stage.height;
    context.setTransform(grown, 0, 0, grown, x - middleX * grown, y - middleY * grown);
  };
}

function pick(random: Random): string {
  const names = Object.keys(moves);
  return names[Math.floor(random() * names.length)] ?? 'truck';
}

/** Half constant, half eased: it starts and lands softly, and never stands still. */
function ease(part: number): number {
  return 0.5 * part + 0.5 * (0.5 - 0.5 * Math.cos(Math.PI * part));
}
