import { findBox, findBoxes, type Box } from './mp4-boxes.ts';

/** How the frames of a video hang together. */
export interface FrameGroups {
  /** Most frames from one key frame to the next. */
  readonly longest: number;
  /** Whether every frame needs only frames of its own group: none is shown before the key frame it follows. */
  readonly closed: boolean;
}

/** Reads the sample tables of the video track. Undefined when the file has none. */
export function frameGroups(boxes: readonly Box[]): FrameGroups | undefined {
  const track = findBoxes(boxes, 'moov/trak').find((trak) => isVideo(findBox(trak.boxes, 'mdia/hdlr')));
  const table = track === undefined ? undefined : findBox(track.boxes, 'mdia/minf/stbl');
  if (table === undefined) return undefined;
  const shown = shownAt(table.boxes);
  const keys = keyFrames(table.boxes, shown.length);
  const groups = keys.map((key, index) => shown.slice(key, keys[index + 1] ?? shown.length));
  return {
    longest: Math.max(0, ...groups.map((group) => group.length)),
    closed: keys[0] === 0 && groups.every(([key = 0, ...others]) => others.every((time) => time > key)),
  };
}

function isVideo(handler: Box | undefined): boolean {
  return handler?.body.toString('latin1', 8, 12) === 'vide';
}

/** When each frame is shown, in the order of the file: decoding time plus its offset. */
function shownAt(table: readonly Box[]): readonly number[] {
  let clock = 0;
  const decoded = runs(findBox(table, 'stts')).map((step) => {
    const time = clock;
    clock += step;
    return time;
  });
  const offsets = runs(findBox(table, 'ctts'));
  return decoded.map((time, index) => time + (offsets[index] ?? 0));
}

/** A table of (count, value) pairs, written out. Offsets may be negative in version 1, and no real one needs bit 31. */
function runs(box: Box | undefined): readonly number[] {
  if (box === undefined) return [];
  const values: number[] = [];
  for (let at = 8; at + 8 <= box.body.length && values.length < longestTable; at += 8) {
    const value = box.body.readInt32BE(at + 4);
    for (let left = Math.min(box.body.readUInt32BE(at), longestTable); left > 0; left--) values.push(value);
  }
  return values;
}

/** Nine hours at 30 frames a second: a bound for damaged counts. */
const longestTable = 1_000_000;

/** No table means that every frame is a key frame. */
function keyFrames(table: readonly Box[], frames: number): readonly number[] {
  const box = findBox(table, 'stss');
  if (box === undefined) return Array.from({ length: frames }, (_, index) => index);
  const count = Math.min(box.body.readUInt32BE(4), (box.body.length - 8) / 4);
  return Array.from({ length: count }, (_, index) => box.body.readUInt32BE(8 + index * 4) - 1);
}
