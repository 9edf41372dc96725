import path from 'node:path';
import type { Edit } from '../../plan/edit.ts';
import { toFrames } from '../shots.ts';

/** A picture until the next begins, in seconds of the video. */
export interface ShownPicture {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** The whole time line as pictures with lengths, in frames, with blanks where nobody speaks. */
export function captionList(
  edit: Pick<Edit, 'fps' | 'seconds'>,
  shown: readonly ShownPicture[],
  blank: string,
): string {
  const entries: string[] = [];
  let now = 0;
  const show = (file: string, until: number) => {
    if (until <= now) return;
    entries.push(
      `file '${path.basename(file)}'`,
      `option framerate ${edit.fps}`,
      // A folder may be called `100 %d`.
      'option pattern_type none',
      `duration ${((until - now) / edit.fps).toFixed(6)}`,
    );
    now = until;
  };
  for (const { file, start, end } of shown) {
    show(blank, toFrames(start, edit.fps));
    show(file, toFrames(end, edit.fps));
  }
  // A picture that begins where the film ends would make ffmpeg 5.1 add a frame for it.
  const end = toFrames(edit.seconds, edit.fps);
  if (now < end) show(blank, end + 1);
  return ['ffconcat version 1.0', ...entries, ''].join('\n');
}
