import type { Edit, EditScene } from '../../plan/edit.ts';
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
  const told = edit.scenes.flatMap((scene, index) => {
    const { start = 0, end = 0, fadeIn = 0, fadeOut = 0 } = windows[index] ?? {};
    // Half-way through a fade words are read as well.
    const shown = { start: start + fadeIn / 2, end: end - fadeOut / 2 };
    return wordsOf(scene).map(([name, text]) => ({ name: `${name} ${scene.number}`, text, ...shown }));
  });
  return [...introOf(edit), ...told, ...endCardOf(edit)];
}

/** Captions as well. */
export function textsOf(edit: Edit): readonly ShownText[] {
  const cues = edit.captions.map((cue, index) => ({ name: `caption ${index + 1}`, ...cue }));
  return [...cardsOf(edit), ...cues];
}

function wordsOf({ text, lowerThird, price }: EditScene): readonly (readonly [name: string, text: string])[] {
  const plate = lowerThird && [lowerThird.title, lowerThird.subtitle].filter(Boolean).join(' ');
  const words = [
    ['headline', text],
    ['lower third', plate],
    ['price', price],
  ] as const;
  return words.flatMap(([name, said]) => (said === undefined ? [] : [[name, said] as const]));
}

function introOf({ intro }: Edit): readonly ShownText[] {
  if (intro === undefined) return [];
  const { title, subtitle, seconds } = intro;
  const text = [title, ...(subtitle === undefined ? [] : [subtitle])].join(' ');
  return [{ name: 'intro', text, start: motion.fadeIn / 2, end: seconds }];
}

function endCardOf({ endCard, seconds }: Edit): readonly ShownText[] {
  if (endCard === undefined) return [];
  const { cta, tagline, start, fade } = endCard;
  const text = [cta, ...(tagline === undefined ? [] : [tagline])].join(' ');
  return [{ name: 'end card', text, start: start + fade / 2 + motion.fadeIn / 2, end: seconds }];
}
