import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { startVideosEmulator } from '../emulators/openai-videos.ts';
import { createProject } from './project.ts';

const file = 'campaigns/dot.yaml';
const campaign = `name: dot
content: A lamp that follows the sun
platforms: [x]
generate: { provider: openai, fallback: [animatic], resolution: 480p, fps: 24 }
videos:
  - id: lamp
    scenes: [{ prompt: A brass lamp on a desk at dawn, seconds: 1 }]
`;
/** Nobody listens there any more, so nothing can have been started. */
const nowhere = await (async () => {
  await using server = await startVideosEmulator();
  return server.baseUrl;
})();

test('a service that cannot be reached is replaced, and nobody is left in doubt about it', async () => {
  await using project = await createProject({ [file]: campaign });
  const env = { REELMILL_OPENAI_BASE_URL: nowhere, OPENAI_API_KEY: 'sk-1234567890' };
  const plan = await runCommand(['plan', file], { cwd: project.root, env });
  expect(plan.stdout).toContain('if it cannot be started: animatic animatic-1');
  const { exitCode, stderr } = await runCommand(['run', file, '--yes'], { cwd: project.root, env });
  expect(exitCode).toBe(0);
  expect(stderr).toContain('The fallback animatic is asked instead.');
  expect(stderr).toContain('1 clip made by animatic animatic-1, not by openai sora-2');
  expect(await readFile(join(project.root, 'out/dot/report.html'), 'utf8')).toContain('substitute');
});

test('a key that is missing is for a person to mend: no fallback makes the clips meanwhile', async () => {
  await using project = await createProject({ [file]: campaign });
  const env = { REELMILL_OPENAI_BASE_URL: nowhere };
  const { exitCode, stderr } = await runCommand(['run', file, '--yes'], { cwd: project.root, env });
  expect({ exitCode, stderr }).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "stderr": "error A key is needed in OPENAI_API_KEY.
          Set OPENAI_API_KEY, in the environment or in .env; any word will do for a server that asks for none.
    ",
    }
  `);
});
