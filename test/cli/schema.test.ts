import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

test.each([
  { args: ['schema'], file: 'campaign.schema.json' },
  { args: ['schema', 'campaign'], file: 'campaign.schema.json' },
  { args: ['schema', 'brand'], file: 'brand.schema.json' },
  { args: ['schema', 'config'], file: 'config.schema.json' },
])('$args prints $file', async ({ args, file }) => {
  const { exitCode, stdout } = await runCommand(args, { cwd: tmpdir() });
  expect(exitCode).toBe(0);
  expect(stdout).toBe(await readFile(new URL(`../../${file}`, import.meta.url), 'utf8'));
});
