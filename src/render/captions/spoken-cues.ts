import type { CaptionCue, Edit } from '../../plan/edit.ts';

/** What a caption file says: the voice, else the words on the screen, so that nobody who cannot see or hear misses them. */
export function spokenCues(edit: Edit): readonly CaptionCue[] {
  if (edit.captions.length > 0) return edit.captions;
  const { intro } = edit;
  const first = intro === undefined ? [] : [{ ...intro, fade: 0, text: intro.title }];
  const shots = [
    ...first,
    ...edit.scenes,
    ...(edit.endCard === undefined ? [] : [{ ...edit.endCard, text: edit.endCard.cta }]),
  ];
  return shots.flatMap(({ start, seconds, fade, text }, index) => {
    if (text === undefined) return [];
    // From the middle of one cross-fade to the middle of the next: cues that overlap are shown one above the other.
    const next = shots[index + 1]?.fade ?? 0;
    return [{ start: start + fade / 2, end: start + seconds - next / 2, text }];
  });
}
