import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

const exec = promisify(execFile);
const cwd = tmpdir();

const script = async (shell: string) => (await runCommand(['completions', shell], { cwd })).stdout;

const installed = async (shell: string) =>
  exec(shell, ['-c', 'true']).then(
    () => true,
    () => false,
  );

test.for(['bash', 'zsh', 'fish'])('%s takes the script', async (shell, { skip }) => {
  const text = await script(shell);
  expect(text).toMatch(/^#.*reelmill completions/m);
  skip(!(await installed(shell)), `${shell} is not installed`);
  await exec(shell, ['-n', '-c', text]);
});

test.each([
  { words: ['reelmill', 'pl'], offers: ['plan', 'platforms'] },
  { words: ['reelmill', 'run', '--o'], offers: ['--only', '--out'] },
  { words: ['reelmill', 'schema', 'b'], offers: ['brand'] },
  { words: ['reelmill', 'brand', 'prev'], offers: ['preview'] },
  { words: ['reelmill', 'brand', '--o'], offers: ['--out'] },
  { words: ['reelmill', 'completions', ''], offers: ['bash', 'zsh', 'fish'] },
  { words: ['reelmill', 'plan', '/et'], offers: ['/etc'] },
  { words: ['reelmill', 'doctor', '/et'], offers: [] },
])('bash completes $words', async ({ words, offers }) => {
  const ask = `${await script('bash')}
compopt() { :; }
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
_reelmill
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = await exec('bash', ['-c', ask]);
  expect(stdout.split('\n').filter(Boolean)).toEqual(offers);
});
