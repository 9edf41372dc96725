import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

// How long a person waits before anything happens, beside the least that any Node program takes: an empty one.

const root = join(import.meta.dirname, '..');
const command = join(root, 'bin', 'reelmill.js');
const campaign = join(root, 'campaigns', 'aurora-one.yaml');
const rounds = 15;

const starts = {
  'an empty Node': ['--eval', '0'],
  'reelmill --help': [command, '--help'],
  'reelmill validate': [command, 'validate', campaign],
  'reelmill plan': [command, 'plan', campaign],
};

function milliseconds(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed: ${stderr}`);
  return performance.now() - start;
}

// In turns, so that a busy moment of the machine falls on all of them. The quickest of each is what the work takes.
const times = Array.from({ length: rounds }, () => Object.values(starts).map(milliseconds));
const quickest = Object.keys(starts).map((_, index) => Math.min(...times.map((round) => round[index] ?? Infinity)));
const empty = quickest[0] ?? 0;

for (const [index, name] of Object.keys(starts).entries()) {
  const ms = quickest[index] ?? 0;
  console.log(
    `${name}: ${ms.toFixed(0)} ms, ${(ms / empty).toFixed(1)} x an empty Node (+${(ms - empty).toFixed(0)} ms)`,
  );
}
