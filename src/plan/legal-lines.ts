import type { Brand } from '../campaign/campaign.ts';
import { legalFlaw, legalSeconds } from '../campaign/legal-seconds.ts';
import type { Slot } from './expand.ts';
import type { CaptionCue } from './edit.ts';
import type { Span, Timeline } from './timeline.ts';

interface Line extends CaptionCue {
  /** For messages. */
  readonly where: string;
}

interface LegalTask {
  readonly slot: Slot;
  readonly brand: Brand;
  readonly timeline: Timeline;
  readonly fps: number;
}

/** The small print of scenes and brand, each line once. A line that cannot be read in its time is a mistake. */
export function legalLines(task: LegalTask, mistakes: Set<string>): CaptionCue[] {
  const { video, locale } = task.slot;
  const lines = apart(allLines(task));
  for (const { text, start, end, where } of lines) {
    const flaw = legalFlaw(text, locale, end - start);
    if (flaw !== undefined) mistakes.add(`${video.id}, ${where}: ${flaw}. Let it stand longer, or shorten the line.`);
  }
  return lines.map(({ start, end, text }) => ({ start, end, text }));
}

/** What an end card must last for the brand's small print. */
export function legalCardSeconds({ legal }: Brand, locale: string): number {
  const text = legal?.[locale];
  return text === undefined ? 0 : legalSeconds(text, locale);
}

/** The brand's line stands on the end card, else in the last scene. */
function allLines({ slot: { variant, locale }, brand, timeline, fps }: LegalTask): Line[] {
  const closing = brand.legal?.[locale];
  const lineOf = (span: Span | undefined, text: string | undefined, where: string): Line[] => {
    if (span === undefined || text === undefined) return [];
    return [{ start: span.start / fps, end: (span.start + span.frames) / fps, text, where }];
  };
  const last = variant.scenes.length - 1;
  const scenes = variant.scenes.flatMap(({ legal }, index) => {
    const text = legal?.[locale] ?? (index === last && timeline.endCard === undefined ? closing : undefined);
    return lineOf(timeline.scenes[index], text, `scene ${index + 1}`);
  });
  return [...scenes, ...lineOf(timeline.endCard, closing, 'end card')];
}

/** The same line twice is one that stands longer; others meet in the middle of the transition. */
function apart(lines: readonly Line[]): Line[] {
  const placed: Line[] = [];
  for (const line of lines) {
    const before = placed.pop();
    if (before === undefined) placed.push(line);
    else if (before.text === line.text && line.start <= before.end) placed.push({ ...before, end: line.end });
    else {
      const meeting = line.start < before.end ? (line.start + before.end) / 2 : undefined;
      placed.push({ ...before, end: meeting ?? before.end }, { ...line, start: meeting ?? line.start });
    }
  }
  return placed;
}
