import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { startModerationEmulator } from '../emulators/openai-moderation.ts';
import { startVideosEmulator } from '../emulators/openai-videos.ts';
import { createProject } from './project.ts';

// Prompts are looked at before money is spent on them, by a service that speaks the real protocol.

const file = 'campaigns/lamp.yaml';
const campaign = `name: lamp
content: A lamp that follows the sun
platforms: [x]
generate: { provider: openai }
videos:
  - { id: calm, scenes: [{ prompt: A brass lamp on a desk at dawn, seconds: 1 }] }
  - { id: wild, scenes: [{ prompt: Two lamps in a brawl, seconds: 1 }] }
`;

test('flagged: nothing is sent, the rest can be made, and what is made is not asked about again', async () => {
  await using moderation = await startModerationEmulator({ key: 'sk-words-01234567', flags: { brawl: 'violence' } });
  await using videos = await startVideosEmulator({ job: () => ({ polls: 0 }) });
  const config = `moderation: { openai: { baseUrl: "${moderation.baseUrl}", apiKey: "\${WORDS_KEY}" } }\n`;
  await using project = await createProject({ [file]: campaign, 'reelmill.config.yaml': config });
  const run = (...args: string[]) =>
    runCommand(['run', file, '--yes', ...args], {
      cwd: project.root,
      env: { REELMILL_OPENAI_BASE_URL: videos.baseUrl, OPENAI_API_KEY: 'sk-film', WORDS_KEY: 'sk-words-01234567' },
    });

  const refused = await run();
  expect(refused.exitCode).toBe(3);
  expect(refused.stderr).toMatchInlineSnapshot(`
    "error omni-moderation-latest flagged the prompts of these clips:
            - wild/1 16:9 x: violence
          Change these prompts, or make the others with --only. Nothing was spent.
    "
  `);
  expect(videos.jobs).toHaveLength(0);

  expect((await run('--only', 'calm')).exitCode).toBe(0);
  expect((await run('--only', 'calm')).exitCode).toBe(0);
  expect(videos.jobs).toHaveLength(1);
  expect(moderation.count).toBe(1);
});

test('animatics cost nothing and are not asked about', async () => {
  await using moderation = await startModerationEmulator({ flags: { lamp: 'violence' } });
  const config = `moderation: { openai: { baseUrl: "${moderation.baseUrl}", apiKey: "\${WORDS_KEY}" } }\n`;
  await using project = await createProject({ [file]: campaign, 'reelmill.config.yaml': config });
  const args = ['run', file, '--provider', 'animatic', '--only', 'calm'];
  expect((await runCommand(args, { cwd: project.root, env: { WORDS_KEY: 'any' } })).exitCode).toBe(0);
  expect(moderation.count).toBe(0);
});
