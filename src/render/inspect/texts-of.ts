import type { Edit } from '../../plan/plan.ts';
import { motion, sceneWindows } from '../layers/motion.ts';
import type { Stretch } from './stretch.ts';

/** Words that are read, and from when to when they can be. */
interface ShownText extends Stretch {
  /** `headline 2`, `end card`. */
  readonly name: string;
  readonly text: string;
}

/** What is put over the footage to be read. */
export function cardsOf(edit: Edit): readonly ShownText[] {
  const windows = sceneWindows(edit);
  const headlines = edit.scenes.flatMap(({ text, number }, index) => {
    const { start = 0, end = 0, fadeIn = 0, fadeOut = 0 } = windows[index] ?? {};
    // Half-way through a fade words are read as well.
    return text === undefined
      ? []
      : [{ name: `headline ${number}`, text, start: start + fadeIn / 2, end: end - fadeOut / 2 }];
  });
  return [...headlines, ...endCardOf(edit)];
}

/** Captions as well. */
export function textsOf(edit: Edit): readonly ShownText[] {
  const cues = edit.captions.map((cue, index) => ({ name: `caption ${index + 1}`, ...cue }));
  return [...cardsOf(edit), ...cues];
}

function endCardOf({ endCard, seconds }: Edit): readonly ShownText[] {
  if (endCard === undefined) return [];
  const { cta, tagline, start, fade } = endCard;
  const text = [cta, ...(tagline === undefined ? [] : [tagline])].join(' ');
  return [{ name: 'end card', text, start: start + fade / 2 + motion.fadeIn / 2, end: seconds }];
}
