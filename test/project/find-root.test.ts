import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findRoot } from '../../src/project/find-root.ts';
import { makeProject } from './make-project.ts';

test.each<[marks: string, files: Record<string, string>, campaign: string, root: string]>([
  ['nothing', {}, 'a/launch.yaml', 'a'],
  ['nothing, in campaigns/', {}, 'a/campaigns/launch.yaml', 'a'],
  ['a configuration', { 'reelmill.config.yaml': '' }, 'a/campaigns/launch.yaml', '.'],
  ['a folder of ours', { '.reelmill/ledger.db': '' }, 'a/b/launch.yaml', '.'],
  ['a package', { 'package.json': '{}' }, 'a/b/launch.yaml', '.'],
  ['a repository', { '.git/HEAD': '' }, 'a/b/launch.yaml', '.'],
  ['the nearest of two', { '.git/HEAD': '', 'a/package.json': '{}' }, 'a/b/launch.yaml', 'a'],
])('%s marks the root', (_, files, campaign, root) => {
  const folder = makeProject(files);
  expect(findRoot(join(folder, campaign))).toBe(join(folder, root));
});
