import type { Edit } from '../../plan/edit.ts';
import type { Shot } from '../shots.ts';
import { fadeIn, fadeOut, samplesAt } from './sound-format.ts';

/** Chains `shot0`, `shot1` … into `to`: cross-fades of equal power where the picture cross-fades, clickless cuts elsewhere. */
export function joinSounds(edit: Edit, shots: readonly Shot[], to: string): readonly string[] {
  if (shots.length === 1) return [`[shot0]anull[${to}]`];
  return shots.slice(1).flatMap((shot, index) => {
    const before = index === 0 ? 'shot0' : `join${index}`;
    const after = index === shots.length - 2 ? to : `join${index + 1}`;
    const ends = { before, shot: `shot${index + 1}`, after };
    return shot.fade > 0 ? [crossFade(edit, shot, ends)] : cut(edit, shot, ends);
  });
}

interface Ends {
  readonly before: string;
  readonly shot: string;
  readonly after: string;
}

function crossFade(edit: Edit, shot: Shot, { before, shot: next, after }: Ends): string {
  const overlap = samplesAt(edit, shot.start + shot.fade) - samplesAt(edit, shot.start);
  return `[${before}][${next}]acrossfade=ns=${overlap}:c1=qsin:c2=qsin[${after}]`;
}

function cut(edit: Edit, shot: Shot, { before, shot: next, after }: Ends): readonly string[] {
  return [
    `[${before}]${fadeOut(shot.start / edit.fps)}[${after}out]`,
    `[${next}]${fadeIn()}[${after}in]`,
    `[${after}out][${after}in]concat=n=2:v=0:a=1[${after}]`,
  ];
}
