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
import { startRunwayEmulator } from '../emulators/runway.ts';
import { createProject } from './project.ts';

// What docs/providers.md tells: a provider is named, its key is in the environment, and a run makes the video with one start.

const key = 'sk-test-4f9a2c7b1e';
const asked = { size: '1280x720', seconds: 4 };

interface Emulator extends AsyncDisposable {
  readonly baseUrl: string;
  readonly count: { readonly create: number };
}
const speaking = (dialect: Dialect) => () => startEmulator(dialect, { key, polls: 1, footage: asked });

const services: Readonly<Record<string, () => Promise<Emulator>>> = {
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
  const args = ['run', file, '--provider', provider, '--yes'];
  const made = await runCommand(args, { cwd: project.root, env });
  expect(made.exitCode, made.stderr).toBe(0);
  expect(service.count.create).toBe(1);
  const manifest = JSON.parse(await readFile(join(project.root, 'out', 'lamp', 'manifest.json'), 'utf8'));
  expect(JSON.stringify(manifest)).toContain(`"provider":"${provider}"`);
});
