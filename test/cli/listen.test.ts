import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { makeProject } from '../project/make-project.ts';
import { runCommand } from './run-command.ts';

const config = 'webhooks: { publicUrl: https://hooks.example.com }\n';

async function takePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const close = () => new Promise<void>((done) => void server.close(() => done()));
  return { port: String(typeof address === 'object' ? address?.port : ''), close };
}

test('listens until Ctrl-C, and ends well', async () => {
  const { port, close } = await takePort();
  await close();
  const interrupt = Promise.withResolvers<() => void>();
  const command = runCommand(['listen', '--port', port], {
    cwd: makeProject({ 'reelmill.config.yaml': config }),
    onInterruptReady: interrupt.resolve,
  });
  const stop = await interrupt.promise;
  const url = `http://127.0.0.1:${port}`;
  expect(await (await fetch(`${url}/healthz`)).text()).toBe('ok');
  expect((await fetch(`${url}/webhooks/nobody`, { method: 'POST', body: '{}' })).status).toBe(404);
  stop();
  const { exitCode, stderr } = await command;
  expect(exitCode).toBe(0);
  expect(stderr).toContain(`Listening on ${url}/webhooks/<provider>. Ctrl-C ends it.`);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed');
});

test('an address that is taken is a mistake with a next step', async () => {
  const { port, close } = await takePort();
  onTestFinished(close);
  const cwd = makeProject({ 'reelmill.config.yaml': config });
  const { exitCode, stderr } = await runCommand(['listen', '--port', port], { cwd });
  expect(exitCode).toBe(1);
  expect(stderr).toContain(`Cannot listen on 127.0.0.1:${port}: another program does.`);
  expect(stderr).toContain('--port');
});

test.each([
  { what: 'without webhooks', file: 'limits: {}\n', says: 'The runs of this project expect no calls.' },
  {
    what: 'with a mistake',
    file: 'webhooks: { publicUrl: hooks }\n',
    says: 'must be an address that begins with http',
  },
])('a configuration $what is refused before anything listens', async ({ file, says }) => {
  const { exitCode, stderr } = await runCommand(['listen'], { cwd: makeProject({ 'reelmill.config.yaml': file }) });
  expect(exitCode).toBe(1);
  expect(stderr).toContain(says);
});
