import type { FfmpegJob, Media } from '../media/media.ts';
import type { Edit, EditClip } from '../plan/edit.ts';
import type { ClipKey } from '../plan/plan.ts';
import { atSpeed, pictureInput, type ClipSource } from './clip-source.ts';
import type { SeenStretches } from './inspect/rule.ts';
import { readStretches, type Stretch } from './inspect/stretch.ts';
import { sharesOf, shotsOf } from './shots.ts';

interface Watching {
  readonly edit: Edit;
  /** The team's own clips. */
  readonly own: ReadonlySet<ClipKey>;
  readonly clipOf: (key: ClipKey) => ClipSource;
}

/**
 * Where the footage itself stands still or is black, in seconds of the video. Decodes every clip again, so it is only
 * asked when a finished video was seen to be so: that is rare, and watching all clips of all renders is not free.
 */
export async function watchFootage(
  { edit, own, clipOf }: Watching,
  media: Media,
  signal: AbortSignal,
): Promise<SeenStretches> {
  const found: Record<keyof SeenStretches, Stretch[]> = { still: stillPictures(edit), black: [] };
  for (const { clip, start, seconds } of shownClips(edit)) {
    const source = clipOf(clip.key);
    // Where a clip runs out its last frame is held: that is not the footage standing still.
    const shown = Math.min(seconds, (source.video.seconds - clip.from) / (clip.speed ?? 1));
    const log = await media.run(watchJob(source, clip, shown), { signal });
    const seen = (of: string) => readStretches(log, of, shown).flatMap((stretch) => inVideo(stretch, start, shown));
    found.still.push(...seen('freezedetect'));
    if (own.has(clip.key)) found.black.push(...seen('blackdetect'));
  }
  return found;
}

/** A picture is a still one, whatever the camera does. */
function stillPictures(edit: Edit): Stretch[] {
  return edit.scenes.flatMap(({ picture, start, seconds }) => (picture ? [{ start, end: start + seconds }] : []));
}

function inVideo(stretch: Stretch, start: number, shown: number): Stretch[] {
  if (stretch.start >= shown) return [];
  return [{ start: start + stretch.start, end: start + Math.min(stretch.end, shown) }];
}

interface ShownClip {
  readonly clip: EditClip;
  /** Seconds of the video. */
  readonly start: number;
  readonly seconds: number;
}

function shownClips(edit: Edit): readonly ShownClip[] {
  return shotsOf(edit).flatMap((shot) => {
    if (shot.scene === undefined) return [];
    let at = shot.start;
    return sharesOf(shot.scene, shot.frames, edit.fps).map(({ clip, frames }) => {
      const start = at / edit.fps;
      at += frames;
      return { clip, start, seconds: frames / edit.fps };
    });
  });
}

/** Generous, so that the grain of a still or black shot does not hide it. */
function watchJob(source: ClipSource, clip: EditClip, seconds: number): FfmpegJob {
  return {
    inputs: [pictureInput(source, clip, seconds)],
    graph: `[0:v:0]${[...atSpeed(clip), 'freezedetect=n=-38dB:d=1,blackdetect=d=0.5:pic_th=0.97:pix_th=0.05'].join()}[watched]`,
    outputs: [{ target: '-', options: ['-map', '[watched]', '-f', 'null'] }],
  };
}
