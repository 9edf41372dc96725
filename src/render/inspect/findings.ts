import type { AudioStream, Probe, VideoStream } from '../../media/media.ts';
import type { Loudness } from '../sound/loudness.ts';
import type { FrameGroups } from './frame-groups.ts';
import type { Repeats } from './repeat-finder.ts';
import type { Stretch } from './stretch.ts';

/** Everything that was read and measured of one file. */
export interface Findings {
  readonly format: Probe['format'];
  readonly video: VideoStream | undefined;
  readonly audio: AudioStream | undefined;
  readonly groups: FrameGroups | undefined;
  readonly hasEditList: boolean;
  /** Whether the index comes before the frames, so that playing can start while the file still loads; undefined without an index. */
  readonly indexFirst: boolean | undefined;
  readonly black: readonly Stretch[];
  readonly frozen: readonly Stretch[];
  readonly silent: readonly Stretch[];
  /** Where the picture flashes as nobody should be shown it. */
  readonly flashes: readonly Stretch[];
  /** Where frames are shown twice in a regular beat. */
  readonly repeats: readonly Repeats[];
  /** Where samples stand at full scale. */
  readonly clipped: readonly Stretch[];
  /** Undefined without sound. */
  readonly loudness: Loudness | undefined;
  /** What the decoders complained about. */
  readonly faults: readonly string[];
}
