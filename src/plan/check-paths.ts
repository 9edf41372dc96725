import type { Slot } from './expand.ts';

// ext4, APFS and NTFS take 255; an extension and the ending of a temporary name come on top.
const longestName = 230;

/** Finds deliverables that would overwrite each other, and names that no file system takes. */
export function checkPaths(slots: readonly Slot[], mistakes: Set<string>): void {
  const owners = new Map<string, Slot>();
  for (const slot of slots) {
    const owner = owners.get(folded(slot.path));
    if (owner !== undefined) mistakes.add(clash(owner, slot));
    owners.set(folded(slot.path), owner ?? slot);
    if (nameBytes(slot.path) > longestName) mistakes.add(tooLong(slot));
  }
}

// macOS and Windows take names for the same that differ in case or in how accents are composed.
const folded = (path: string) => path.normalize('NFC').toLowerCase();

const nameBytes = (path: string) => Buffer.byteLength(path.slice(path.indexOf('/') + 1));

const clash = (a: Slot, b: Slot) =>
  a.id === b.id
    ? `${a.id} is there twice: give each video and each variant an id of its own.`
    : `${a.id} and ${b.id} would both be written to ${b.path}: rename one of the videos or variants.`;

const tooLong = (slot: Slot) =>
  `The file name of ${slot.id} takes ${nameBytes(slot.path)} bytes, and file systems take ${longestName} before the ending: shorten the id of the video or the variant.`;
