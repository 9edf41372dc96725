import type { CaptionCue } from './edit.ts';

// Shorter overlaps are how a file was rounded, not two speakers.
const slipSeconds = 0.3;

/** Cues that overlap in one place as cues that follow each other: while two are to be read, both are shown, each on its line. In order. */
export function untangleCues(cues: readonly CaptionCue[]): CaptionCue[] {
  const straight = cues.map((cue, index) => {
    const next = cues[index + 1]?.start ?? cue.end;
    const slips = cue.end > next && cue.end - next < slipSeconds && next > cue.start;
    return slips ? { ...cue, end: next } : cue;
  });
  const moments = [...new Set(straight.flatMap(({ start, end }) => [start, end]))].toSorted((a, b) => a - b);
  const untangled: CaptionCue[] = [];
  for (const [index, start] of moments.entries()) {
    const end = moments[index + 1];
    const there = straight.filter((cue) => cue.start <= start && cue.end > start);
    const [first] = there;
    if (end === undefined || first === undefined) continue;
    const cue = there.length === 1 ? { ...first, start, end } : together(there, start, end);
    const before = untangled.at(-1);
    // Nothing but a moment of another cue lies between: the same words go on.
    if (before?.text === cue.text && before.end === start) untangled[untangled.length - 1] = { ...before, end };
    else untangled.push(cue);
  }
  return untangled;
}

function together(cues: readonly CaptionCue[], start: number, end: number): CaptionCue {
  const position = cues[0]?.position;
  return { start, end, text: cues.map(({ text }) => text).join('\n'), ...(position && { position }) };
}
