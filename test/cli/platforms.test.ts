import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createProject } from '../e2e/project.ts';
import { runCommand } from './run-command.ts';

const template = (id: string) => readFile(new URL(`../../templates/platforms/${id}.yaml`, import.meta.url), 'utf8');

test('lists every platform', async () => {
  await using project = await createProject({});
  const { exitCode, stdout } = await runCommand(['platforms'], { cwd: project.root });
  expect(exitCode).toBe(0);
  const [head, ...rows] = stdout.trimEnd().split('\n');
  expect(head).toMatch(/^PLATFORM +SIZE +SHAPE +LENGTH +STYLE$/);
  expect(rows).toHaveLength(17);
  expect(rows).toContainEqual(expect.stringMatching(/^x \(twitter\) +1280x720 +16:9 +0\.5-30 s +attention-grabbing/));
});

test('shows one, with the sources of its figures', async () => {
  await using project = await createProject({});
  const { exitCode, stdout } = await runCommand(['platforms', 'twitter'], { cwd: project.root, columns: 80 });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^X \(x\)\n\nservice {4}x\nstyle {6}attention-grabbing, clear message\n/);
  expect(stdout).toMatch(/^length {5}0\.5 to 30 s\n {11}\S.* \(\d{4}-\d\d-\d\d\)$/m);
  expect(stdout).toMatch(/^text {7}title none, caption to \d+ weighted characters/m);
});

test("a project's own platform stands among them, and may replace one", async () => {
  const own = (await template('x'))
    .replace(/^id: x$/m, 'id: lobby-screen')
    .replace(/^aliases: .*$/m, 'aliases: [lobby]');
  const longer = (await template('tiktok')).replace(/^name: .*$/m, 'name: TikTok, our own rules');
  await using project = await createProject({ 'platforms/lobby.yaml': own, 'platforms/tiktok.yaml': longer });
  const cwd = project.root;
  expect((await runCommand(['platforms'], { cwd })).stdout).toMatch(/^lobby-screen \(lobby\) /m);
  expect((await runCommand(['platforms', 'lobby'], { cwd })).exitCode).toBe(0);
  expect((await runCommand(['platforms', 'tiktok'], { cwd })).stdout).toMatch(/^TikTok, our own rules \(tiktok\)/);
});

test('a mistake in a profile of the project is shown in its place', async () => {
  const own = (await template('x')).replace(/^id: x$/m, 'id: lobby-screen\nwidth: 3');
  await using project = await createProject({ 'platforms/lobby.yaml': own });
  const { exitCode, stderr } = await runCommand(['platforms'], { cwd: project.root });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^platforms\/lobby\.yaml:\d+:1: error: unknown key "width"/);
});

test.each([
  { id: 'tik-tok', hint: 'Did you mean tiktok? `reelmill platforms` lists them all.' },
  { id: 'television', hint: '`reelmill platforms` lists them all.' },
])('$id is no platform', async ({ id, hint }) => {
  await using project = await createProject({});
  const { exitCode, stderr } = await runCommand(['platforms', id], { cwd: project.root });
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: `error there is no platform “${id}”\n      ${hint}\n` });
});

test('for machines', async () => {
  await using project = await createProject({});
  const cwd = project.root;
  const all = JSON.parse((await runCommand(['platforms', '--json'], { cwd })).stdout);
  expect(all.map(({ id }: { id: string }) => id)).toContain('mastodon');
  const one = JSON.parse((await runCommand(['platforms', 'x', '--json'], { cwd })).stdout);
  expect(one).toMatchObject({ id: 'x', frame: { width: 1280, height: 720 } });
});
