import type { Media, Probe } from './media.ts';

/**
 * Looks at each file once: a clip is part of many videos, and a process of ffprobe for each of them is time that the videos
 * wait for. For files that stay as they are, such as the clips of one run; what failed is asked again.
 */
export function rememberProbes(media: Media): Media {
  const known = new Map<string, Promise<Probe>>();
  return {
    ...media,
    probe(file, options = {}) {
      const name = JSON.stringify([file, options.packets ?? false]);
      const probe = known.get(name) ?? media.probe(file, options);
      known.set(name, probe);
      probe.catch(() => known.delete(name));
      return probe;
    },
  };
}
