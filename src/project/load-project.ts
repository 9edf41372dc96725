import { AssetCache } from './asset-cache.ts';
import { homeOf } from './home-of.ts';
import type { LoadOptions } from './load-options.ts';
import type { Project } from './project.ts';
import { readProject } from './read-project.ts';

/** Reads a campaign with everything that a plan needs. Throws one UserError with every mistake in all of it. */
export function loadProject(campaignFile: string, options: LoadOptions): Promise<Project> {
  const { media } = options;
  return readProject(campaignFile, options, async (root, config) => ({
    cache: await AssetCache.open(homeOf(root, config)),
    openMedia: media && (() => media(config)),
  }));
}
