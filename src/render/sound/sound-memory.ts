import type { Stretch } from '../inspect/stretch.ts';

/** AAC, and where nothing sounds in it. */
export interface EncodedSound {
  readonly bytes: Buffer;
  readonly silent: readonly Stretch[];
}

/** Gives what was made for the same description, or makes it. */
export type SoundMemory = (description: string, make: () => Promise<EncodedSound>) => Promise<EncodedSound>;

/** Enough for the shapes of the videos in work at once; a minute of sound is 1.5 MB. */
const kept = 16;

/** For the videos of one run: its languages, and its platforms of one shape, mostly sound alike. */
export function createSoundMemory(): SoundMemory {
  const known = new Map<string, Promise<EncodedSound>>();

  const remember = (description: string, sound: Promise<EncodedSound>): Promise<EncodedSound> => {
    known.delete(description);
    known.set(description, sound);
    const [oldest] = known.keys();
    if (known.size > kept && oldest !== undefined) known.delete(oldest);
    return sound;
  };

  return async (description, make) => {
    const sound = known.get(description);
    // The video that it was made for may have failed meanwhile, for reasons of its own.
    return await (sound === undefined
      ? remember(description, make())
      : remember(description, sound).catch(() => remember(description, make())));
  };
}
