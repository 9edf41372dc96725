import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { person } from '../cli/person.ts';
import { runCommand } from '../cli/run-command.ts';
import { startVideosEmulator, type VideosEmulator } from '../emulators/openai-videos.ts';
import { createProject, type Project } from './project.ts';

// A campaign whose clips cost money, at a service that speaks the real protocol. The tests build on each other.

const key = 'sk-live-7d1f0c2b9e44aa';
const file = 'campaigns/paid.yaml';
const campaign = `name: paid
content: A lamp that follows the sun
budget: 1.00 USD
platforms: [x]
generate: { provider: openai }
videos:
  - { id: lamp, scenes: [{ prompt: A brass lamp on a desk at dawn, seconds: 1 }] }
`;

let project: Project;
let service: VideosEmulator;
beforeAll(async () => {
  project = await createProject({
    [file]: campaign,
    'reelmill.config.yaml': 'providers: { openai: { apiKey: "${LAMP_KEY}" } }\n',
  });
  service = await startVideosEmulator({ key, job: () => ({ polls: 1 }) });
});
afterAll(async () => {
  await service.close();
  await project[Symbol.asyncDispose]();
});

const run = (args: readonly string[], env: Record<string, string> = {}) =>
  runCommand(['run', file, ...args], {
    cwd: project.root,
    env: { REELMILL_OPENAI_BASE_URL: service.baseUrl, LAMP_KEY: key, ...env },
  });

test('without somebody’s word nothing is spent', async () => {
  expect(await run([])).toMatchObject({
    exitCode: 3,
    stderr:
      'error This run would spend up to $0.40; nothing was sent.\n' +
      '      Run it again with --yes to agree; `reelmill plan` shows what the money is for.\n',
  });
  expect(service.jobs).toHaveLength(0);
});

test('a person is asked, and silence is no', async () => {
  const questions = person('\r');
  const { exitCode, stderr } = await runCommand(['run', file], { cwd: project.root, questions });
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('nothing was sent') });
  expect(questions.shown()).toContain('Spend up to $0.40 on paid?');
});

test('a key that the service refuses is written nowhere, although the service repeats it', async () => {
  const wrong = 'sk-live-wrong-0123456789';
  const { exitCode, stdout, stderr } = await run(['--yes'], { LAMP_KEY: wrong });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(
    /✗ lamp\/1 16:9 x {2}clip, openai\n {2}openai did not start .* answered 401: .* Check the key/,
  );
  expect(stdout + stderr).not.toContain(wrong);
  expect(await filesWith(wrong)).toEqual([]);
  expect(service.jobs).toHaveLength(0);
});

test('with it, it is spent once', async () => {
  const made = await run(['--yes']);
  expect(made).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/✓ 1 video made in .* s, \$0\.40 spent/) });
  expect(service.jobs).toHaveLength(1);
  const again = await run([]);
  expect(again).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('✓ Nothing to make') });
  expect(service.jobs).toHaveLength(1);
  expect(await filesWith(key)).toEqual([]);
});

test('what would go over the budget is refused before anything is sent', async () => {
  const longer = campaign.replace('seconds: 1', 'seconds: 11').replace('at dawn', 'at dusk');
  await using dear = await createProject({ [file]: longer });
  const { exitCode, stderr } = await runCommand(['run', file, '--yes'], {
    cwd: dear.root,
    env: { REELMILL_OPENAI_BASE_URL: service.baseUrl, OPENAI_API_KEY: key },
  });
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/! This run would cost \$1\.20, more than the budget of \$1\.00\. Nothing was sent\./);
  expect(stderr).toMatch(/! 1 not begun in .*\n {2}Raise the budget in the campaign, make less of it with --only/);
  expect(service.jobs).toHaveLength(1);
});

/** Every file of the project that holds a text, whatever kind of file it is. */
async function filesWith(text: string): Promise<string[]> {
  const entries = await readdir(project.root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  expect(files.some((path) => path.includes('/logs/'))).toBe(true);
  const found = await Promise.all(files.map(async (path) => ((await readFile(path)).includes(text) ? [path] : [])));
  return found.flat();
}
