import type { LoadOptions } from './load-options.ts';
import type { Project } from './project.ts';
import { readProject } from './read-project.ts';

/** Reads a campaign to check it: as `loadProject`, but its assets are neither hashed nor opened, and nothing is written. */
export function loadCampaign(campaignFile: string, options: LoadOptions): Promise<Omit<Project, 'assets'>> {
  return readProject(campaignFile, options, async () => ({ cache: undefined, openMedia: undefined }));
}
