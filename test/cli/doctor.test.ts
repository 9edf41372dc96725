import { expect, test } from 'vitest';
import { createProject } from '../e2e/project.ts';
import { runCommand } from './run-command.ts';

const gateway = { REELMILL_OPENAI_BASE_URL: 'http://localhost:4000/v1', OPENAI_API_KEY: 'sk-anything' };

test('a machine that has what it takes', async () => {
  await using project = await createProject({});
  const { exitCode, stdout, stderr } = await runCommand(['doctor'], { cwd: project.root, env: gateway });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(/^✓ Node {14}24\./m);
  expect(stdout).toContain(`✓ Project           ${project.root}, with reelmill.config.yaml\n`);
  expect(stdout).toMatch(/^✓ ffmpeg {12}\d+\.\d.* from \S+$/m);
  expect(stdout).toMatch(/^✓ Fonts {13}Latin, /m);
  expect(stdout).toMatch(/^[✓-] Disk {14}\d.* [kMGT]B free$/m);
  expect(stdout).toContain('✓ Provider openai   http://localhost:4000/v1\n');
  expect(stdout).toMatch(/\nReady\./);
  expect(stdout).not.toContain('sk-anything');
});

test('what only some campaigns need is missing, and that is no failure', async () => {
  await using project = await createProject({});
  const { exitCode, stdout } = await runCommand(['doctor'], { cwd: project.root });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^- Provider openai {3}The provider openai has no address\. OpenAI closed .* 2026-09-24\.$/m);
  expect(stdout).toMatch(/REELMILL_OPENAI_BASE_URL/);
  expect(stdout).toMatch(/Ready\. What is marked - is only needed by campaigns that use it\.\n$/);
});

test('providers are looked at when a key or the configuration speaks of them', async () => {
  const yaml = 'providers: { google: { baseUrl: "http://localhost:4001" }, runway: { apiKey: "${TEAM_KEY}" } }\n';
  await using project = await createProject({ 'reelmill.config.yaml': yaml });
  const env = { GEMINI_API_KEY: 'AIza-anything' };
  const { exitCode, stdout } = await runCommand(['doctor'], { cwd: project.root, env });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('✓ Provider google   package and key are there, for http://localhost:4001\n');
  expect(stdout).toMatch(/^- Provider runway {3}A key is needed in TEAM_KEY\.\n {20}Set TEAM_KEY/m);
  expect(stdout).not.toContain('AIza-anything');
});

test('a key in the environment is enough for a provider to be looked at', async () => {
  await using project = await createProject({});
  const looked = await runCommand(['doctor'], { cwd: project.root, env: { RUNWAYML_API_SECRET: 'key_anything' } });
  expect(looked.stdout).toContain('✓ Provider runway   package and key are there\n');
  expect(looked.stdout).not.toContain('Provider google');
});

test.each([
  {
    what: 'an ffmpeg that is not there',
    env: { FFMPEG_PATH: '/nowhere' },
    files: {},
    says: /^✗ ffmpeg {12}FFMPEG_PATH says \/nowhere, which does not run as ffmpeg\.\n {20}Correct FFMPEG_PATH, or remove it/m,
  },
  {
    what: 'an ffprobe that is something else',
    env: { FFPROBE_PATH: process.execPath },
    files: {},
    says: /^✗ ffmpeg {12}FFPROBE_PATH says .*, which does not run as ffprobe\./m,
  },
  {
    what: 'a configuration with a mistake',
    env: {},
    files: { 'reelmill.config.yaml': 'ffmpg: /usr/bin/ffmpeg\n' },
    says: /^✗ Project {11}reelmill\.config\.yaml:1 unknown key "ffmpg"\n {20}did you mean "ffmpeg"\?/m,
  },
])('$what is bad, and how to mend it is said', async ({ env, files, says }) => {
  await using project = await createProject(files);
  const { exitCode, stdout } = await runCommand(['doctor'], { cwd: project.root, env });
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(says);
  expect(stdout).toMatch(/Nothing can be made here before what is marked ✗ is mended\.\n$/);
});

test('for machines', async () => {
  await using project = await createProject({});
  const { exitCode, stdout } = await runCommand(['doctor', '--json'], { cwd: project.root, env: gateway });
  expect(exitCode).toBe(0);
  const { root, findings } = JSON.parse(stdout);
  expect(root).toBe(project.root);
  expect(findings).toContainEqual({ name: 'Node', state: 'good', message: process.versions.node });
});
