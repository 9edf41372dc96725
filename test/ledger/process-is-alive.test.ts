import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { processIsAlive } from '../../src/ledger/process-is-alive.ts';

test.each([
  ['one that runs here', process.ppid, hostname(), true],
  ['one that has ended here', spawnSync(process.execPath, ['--version']).pid, hostname(), false],
  ['this very one', process.pid, hostname(), undefined],
  ['one on another machine', process.ppid, 'elsewhere.invalid', undefined],
])('%s', (_, pid, host, alive) => {
  expect(processIsAlive(pid, host)).toBe(alive);
});
