import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const marks = ['reelmill.config.yaml', '.reelmill', 'package.json', '.git'];

/** The project that a campaign belongs to: the nearest folder upwards that looks like one, else the campaign's own. Takes and returns absolute paths. */
export function findRoot(campaignFile: string): string {
  const home = dirname(campaignFile);
  for (let folder = home; ; folder = dirname(folder)) {
    if (marks.some((mark) => existsSync(join(folder, mark)))) return folder;
    if (folder === dirname(folder)) break;
  }
  return basename(home) === 'campaigns' ? dirname(home) : home;
}
