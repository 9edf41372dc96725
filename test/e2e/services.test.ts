import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keyVariables } from '../../src/generate/key-variables.ts';
import { runCommand } from '../cli/run-command.ts';
import { gatewayDialect } from '../emulators/ai-sdk/ai-gateway.ts';
import { minimaxDialect } from '../emulators/ai-sdk/minimax.ts';
import type { Dialect } from '../emulators/ai-sdk/dialect.ts';
import { startEmulator } from '../emulators/ai-sdk/emulator.ts';
import { falDialect } from '../emulators/ai-sdk/fal.ts';
import { vertexDialect } from '../emulators/ai-sdk/google-vertex.ts';
import { replicateDialect } from '../emulators/ai-sdk/replicate.ts';
import { xaiDialect } from '../emulators/ai-sdk/xai.ts';
import { startOmniEmulator } from '../emulators/google-omni.ts';
import { startVideosEmulator } from '../emulators/openai-videos.ts';
import { startRunwayEmulator } from '../emulators/runway.ts';
import { createProject } from './project.ts';

// What docs/providers.md tells: a provider is named, its key is in the environment, and a run makes the video, once.

const key = 'sk-test-4f9a2c7b1e';
const asked = { size: '1280x720', seconds: 4 };

interface Emulator extends AsyncDisposable {
  readonly baseUrl: string;
  readonly count: { readonly create: number };
}
const speaking = (dialect: Dialect) => () => startEmulator(dialect, { key, polls: 1, footage: asked });

const services: Readonly<Record<string, () => Promise<Emulator>>> = {
  openai: () => startVideosEmulator({ key, job: () => ({ polls: 1 }) }),
  'google-vertex': speaking(vertexDialect),
  runway: () => startRunwayEmulator({ key, task: () => ({ looks: 1, size: asked.size }) }),
  google: () => startOmniEmulator({ key, job: () => ({ looks: 1, size: asked.size }) }),
  xai: speaking(xaiDialect),
  fal: speaking(falDialect),
  replicate: speaking(replicateDialect),
  minimax: speaking(minimaxDialect),
  'ai-gateway': speaking(gatewayDialect),
};

const file = 'campaigns/lamp.yaml';
const campaign = `name: lamp
content: A lamp that follows the sun
platforms: [x]
budget: 5 USD
videos:
  - { id: lamp, scenes: [{ prompt: A brass lamp on a desk at dawn, seconds: 0.5 }] }
`;

test.each(Object.entries(services))('%s, by its default model', async (provider, start) => {
  await using service = await start();
  await using project = await createProject({
    [file]: campaign,
    'reelmill.config.yaml': `providers: { ${provider}: { baseUrl: "${service.baseUrl}" } }\n`,
  });
  const env = { [keyVariables[provider] ?? '']: key };
  const run = () => runCommand(['run', file, '--provider', provider, '--yes'], { cwd: project.root, env });

  const made = await run();
  expect(made.exitCode, made.stderr).toBe(0);
  expect((await run()).exitCode).toBe(0);
  expect(service.count.create).toBe(1);
  const manifest = JSON.parse(await readFile(join(project.root, 'out', 'lamp', 'manifest.json'), 'utf8'));
  expect(JSON.stringify(manifest)).toContain(`"provider":"${provider}"`);
});
