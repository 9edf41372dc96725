import { expect, test } from 'vitest';
import { guardTerminal } from '../../src/cli/guard-terminal.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { createRedactor } from '../../src/secrets/redactor.ts';
import { createProject } from '../e2e/project.ts';
import { runCommand } from './run-command.ts';

const key = 'sk-live-0123456789';

test('neither screen shows a secret, and both are as wide as they are now', () => {
  const shown: string[] = [];
  const screen = { isTTY: true, columns: 80, rows: 24, write: (text: string) => shown.push(text) };
  const outside: Terminal = {
    questions: undefined,
    stdout: screen,
    stderr: screen,
    env: {},
    cwd: '/',
    pid: 1,
    now: () => 0,
    every: () => () => {},
    onInterrupt: () => () => {},
    kill: () => {},
  };
  const redactor = createRedactor();
  const { stdout, stderr } = guardTerminal(outside, redactor);
  stdout.write(key);
  redactor.add([key]);
  stdout.write(key);
  stderr.write(`Is ${key} right?`);
  expect(shown).toEqual([key, '[secret]', 'Is [secret] right?']);
  expect(stdout).toMatchObject({ isTTY: true, columns: 80, rows: 24 });
  screen.columns = 40;
  expect(stdout.columns).toBe(40);
});

test.each([{ columns: undefined }, { columns: 24 }])(
  'a message that repeats what a person typed shows no key, $columns columns wide',
  async ({ columns }) => {
    await using project = await createProject({});
    const { exitCode, stderr } = await runCommand(['plan', `campaigns/${key}.yaml`], {
      cwd: project.root,
      env: { OPENAI_API_KEY: key },
      ...(columns === undefined ? {} : { columns }),
    });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('[secret]');
    expect(stderr.replaceAll(/\s/g, '')).not.toContain(key.slice(0, 12));
  },
);
