import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// How long a person waits before anything happens, beside the least that any Node program takes: an empty one.

const command = join(import.meta.dirname, '..', 'bin', 'reelmill.js');
const demo = join(import.meta.dirname, '..', 'campaigns', 'aurora-one.yaml');
const rounds = 15;

/** A campaign that is made already. */
const made = `name: made
content: A lamp that follows the sun
platforms: [x]
generate: { resolution: 480p, fps: 24, seed: 7 }
videos:
  - { id: lamp, scenes: [{ prompt: A brass lamp on a desk at dawn, seconds: 1 }] }
`;

function milliseconds(args: readonly string[], cwd: string): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed: ${stderr}`);
  return performance.now() - start;
}

const project = mkdtempSync(join(tmpdir(), 'reelmill-bench-'));
try {
  mkdirSync(join(project, 'campaigns'));
  writeFileSync(join(project, 'campaigns', 'made.yaml'), made);
  const starts = {
    'an empty Node': ['--eval', '0'],
    'reelmill --help': [command, '--help'],
    'reelmill validate (the demo)': [command, 'validate', demo],
    'reelmill plan (the demo)': [command, 'plan', demo],
    'reelmill run (nothing to make)': [command, 'run', 'campaigns/made.yaml'],
  };
  // The first of each fills caches, and makes the campaign.
  for (const args of Object.values(starts)) milliseconds(args, project);

  // In turns, so that a busy moment of the machine falls on all of them. The quickest of each is what the work takes.
  const times = Array.from({ length: rounds }, () => Object.values(starts).map((args) => milliseconds(args, project)));
  const quickest = Object.keys(starts).map((_, index) => Math.min(...times.map((round) => round[index] ?? Infinity)));
  const [empty = 0] = quickest;
  for (const [index, name] of Object.keys(starts).entries()) {
    const ms = quickest[index] ?? 0;
    const ratio = `${(ms / empty).toFixed(1)} x an empty Node`;
    console.log(`start, ${name}: ${ms.toFixed(0)} ms, ${ratio} (+${(ms - empty).toFixed(0)} ms)`);
  }
} finally {
  rmSync(project, { recursive: true });
}
