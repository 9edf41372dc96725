import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { createProject } from './project.ts';

const campaign = `name: dot
content: A lamp that follows the sun
platforms: [x]
generate: { resolution: 480p, fps: 24, seed: 7 }
videos:
  - { id: lamp, scenes: [{ prompt: A brass lamp on a desk at dawn, seconds: 1 }] }
`;

test('everything that is not for publishing is kept in the folder of the configuration', async () => {
  await using project = await createProject({
    'campaigns/dot.yaml': campaign,
    'reelmill.config.yaml': 'storage: { folder: "${STATE}/dot" }\n',
  });
  const env = { STATE: join(project.root, 'state') };
  const run = () => runCommand(['run', 'campaigns/dot.yaml'], { cwd: project.root, env });
  expect(await run()).toMatchObject({ exitCode: 0 });
  const kept = await readdir(join(env.STATE, 'dot'), { recursive: true });
  expect(kept).toEqual(expect.arrayContaining(['ledger.db', 'logs', 'clips']));
  expect(kept.filter((name) => /^clips\/..\/\w+\.mp4$/.test(name))).toHaveLength(1);
  expect(existsSync(join(project.root, '.reelmill'))).toBe(false);
  expect(existsSync(join(project.root, 'out', 'dot', 'manifest.json'))).toBe(true);
  expect(await run()).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('✓ Nothing to make') });
});
