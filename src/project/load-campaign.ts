import type { LoadOptions } from './load-options.ts';
import type { Project } from './project.ts';
import { readProject } from './read-project.ts';

/**
 * Reads a campaign to check it: as `loadProject`, but its assets are not opened, so that they have no hashes and no
 * lengths, and nothing is written. What is planned from it shows whether it can be planned, and no more.
 */
export function loadCampaign(campaignFile: string, options: LoadOptions): Promise<Project> {
  return readProject(campaignFile, options, async () => ({ cache: undefined, openMedia: undefined }));
}
