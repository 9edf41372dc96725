import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

// What a hand types wrong: nothing is begun, and the nearest right word is named.
test.each([
  { args: ['pln', 'a.yaml'], says: "error: unknown command 'pln'\n(Did you mean plan?)" },
  { args: ['rn', 'a.yaml'], says: "error: unknown command 'rn'\n(Did you mean run?)" },
  { args: ['run', 'a.yaml', '--dry'], says: "error: unknown option '--dry'" },
  { args: ['run', 'a.yaml', '--dryrun'], says: "error: unknown option '--dryrun'\n(Did you mean --dry-run?)" },
  { args: ['plan', 'a.yaml', '--prompt'], says: "error: unknown option '--prompt'\n(Did you mean --prompts?)" },
  { args: ['run'], says: "error: missing required argument 'file'" },
  {
    args: ['run', 'a.yaml', 'b.yaml'],
    says: "error: too many arguments for 'run'. Expected 1 argument but got 2: a.yaml, b.yaml.",
  },
  { args: ['run', 'a.yaml', '--out'], says: "error: option '-o, --out <folder>' argument missing" },
  { args: ['run', 'a.yaml', '-c', '0'], says: "argument '0' is invalid. It takes a whole number from 1." },
  { args: ['run', 'a.yaml', '-c', '1.5'], says: "argument '1.5' is invalid. It takes a whole number from 1." },
  { args: ['run', 'a.yaml', '-c', 'many'], says: "argument 'many' is invalid. It takes a whole number from 1." },
  {
    args: ['schema', 'brands'],
    says: "argument value 'brands' is invalid for argument 'what'. Allowed choices are campaign, brand, config.",
  },
  { args: ['completions', 'tcsh'], says: 'Allowed choices are bash, zsh, fish.' },
])('$args', async ({ args, says }) => {
  const { exitCode, stdout, stderr } = await runCommand(args, { cwd: tmpdir() });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toContain(says);
  expect(stderr).toContain('(reelmill --help shows all commands)');
});

test('without a command the help is shown, as an error', async () => {
  const { exitCode, stdout, stderr } = await runCommand([], { cwd: tmpdir() });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toMatch(/^Usage: reelmill/);
});
