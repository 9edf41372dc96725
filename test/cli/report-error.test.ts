import { expect, test } from 'vitest';
import { reportError } from '../../src/cli/report-error.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { ProviderError, RunError, UserError } from '../../src/errors.ts';

async function report(error: unknown, columns?: number) {
  let text = '';
  const screen = {
    ...(columns === undefined ? {} : { columns }),
    write: (part: string) => {
      text += part;
    },
  };
  const terminal: Terminal = {
    questions: undefined,
    stdout: screen,
    stderr: screen,
    env: {},
    cwd: '/home/me/lamp',
    pid: 1,
    now: () => 0,
    every: () => () => {},
    onInterrupt: () => () => {},
    kill: () => {},
  };
  return { exitCode: await reportError(error, terminal), text };
}

test('a mistake has no stack, and shows the next step', async () => {
  const error = new UserError('There is no provider "opena".', {
    hint: 'Did you mean "openai"?\nChoose one of:\n  - a',
  });
  expect(await report(error)).toEqual({
    exitCode: 1,
    text: 'error There is no provider "opena".\n      Did you mean "openai"?\n      Choose one of:\n        - a\n',
  });
});

test('in a terminal its words hang below each other', async () => {
  const error = new UserError('The disk is full and no video fits on it.', {
    hint: '- make room, much room, on it\nor not',
  });
  const { text } = await report(error, 30);
  expect(text).toBe(`error The disk is full
      and no video fits on it.
      - make room, much room,
        on it
      or not
`);
});

test('paths are shown from where the person is', async () => {
  const { text } = await report(new UserError('Cannot write /home/me/lamp/out/x.mp4, nor /home/me/other.'));
  expect(text).toBe('error Cannot write out/x.mp4, nor /home/me/other.\n');
});

test('what a service said is no mistake and no bug', async () => {
  expect(await report(new ProviderError('answered 500', { provider: 'openai', hint: 'Try later.' }))).toEqual({
    exitCode: 2,
    text: 'error openai: answered 500\n      Try later.\n',
  });
});

test('a bug shows its stack, and in a run where the log is', async () => {
  const bug = new TypeError('x is not a function');
  const plain = await report(bug);
  expect(plain.exitCode).toBe(2);
  expect(plain.text).toMatch(/^error this is a bug in Reelmill, not a mistake of yours\n {6}Please report it/);
  expect(plain.text).toMatch(/\n\nTypeError: x is not a function\n {4}at .*report-error\.test\.ts/);
  const logged = await report(new RunError('/home/me/lamp/.reelmill/logs/one.ndjson', bug));
  expect(logged.text).toBe(`${plain.text}\nLog: .reelmill/logs/one.ndjson\n`);
});
