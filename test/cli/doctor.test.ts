import { execFile } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { checkEnv } from '../../src/cli/doctor/check-env.ts';
import { startSecretsManager } from '../emulators/secrets-manager.ts';
import { createProject } from '../e2e/project.ts';
import { runCommand } from './run-command.ts';

const gateway = { REELMILL_OPENAI_BASE_URL: 'http://localhost:4000/v1', OPENAI_API_KEY: 'sk-anything' };

test('a machine that has what it takes', async () => {
  await using project = await createProject({});
  const { exitCode, stdout, stderr } = await runCommand(['doctor'], { cwd: project.root, env: gateway });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(/^✓ Node {14}24\./m);
  expect(stdout).toContain(`✓ Project           ${project.root}, with reelmill.config.yaml\n`);
  expect(stdout).toContain('✓ Environment       as this process has it; there is no .env\n');
  expect(stdout).toMatch(/^✓ ffmpeg {12}n?\d+\.\d.* from \S+$/m);
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

test('which .env was read, by the names in it, and who else can read it', async () => {
  await using project = await createProject({
    '.env': 'OPENAI_API_KEY=sk-0123456789\nREELMILL_OPENAI_BASE_URL=http://localhost:4000/v1\n',
  });
  const file = join(project.root, '.env');
  await chmod(file, 0o640);
  const { exitCode, stdout } = await runCommand(['doctor'], { cwd: project.root });
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`! Environment       ${file} adds OPENAI_API_KEY, REELMILL_OPENAI_BASE_URL\n`);
  expect(stdout).toContain(`Other accounts of this machine can read it: chmod 600 ${file}\n`);
  expect(stdout).toContain('✓ Provider openai   http://localhost:4000/v1\n');
  expect(stdout).toMatch(/Ready\..* What is marked ! works, and should be mended\.\n$/);
  expect(stdout).not.toContain('0123456789');
});

test('a .env that git keeps, or would, is found', async () => {
  await using project = await createProject({ '.env': 'A=1\n' });
  await chmod(join(project.root, '.env'), 0o600);
  const git = (...args: string[]) => promisify(execFile)('git', ['-C', project.root, ...args]);
  const good = { state: 'good', message: `${join(project.root, '.env')} adds A` };
  const kept = { state: 'warning', hint: expect.stringContaining('git rm --cached .env') };
  expect(await checkEnv(project.root)).toMatchObject(good);
  await git('init', '--quiet');
  expect(await checkEnv(project.root)).toMatchObject(kept);
  await writeFile(join(project.root, '.gitignore'), '.env\n');
  expect(await checkEnv(project.root)).toMatchObject(good);
  await git('add', '--force', '.env');
  expect(await checkEnv(project.root)).toMatchObject(kept);
});

test('whether each named secret can be read', async () => {
  await using service = await startSecretsManager({ secrets: { 'video/xai': 'xai-0123456789' } });
  await using project = await createProject({
    'reelmill.config.yaml': `providers:
  xai: { apiKey: secret:aws:video/xai }
  runway: { apiKey: secret:aws:video/runway }
  fal: { apiKey: "\${FAL}" }
webhooks: { secrets: { replicate: "\${HOOK}" } }
`,
  });
  const { exitCode, stdout } = await runCommand(['doctor'], {
    cwd: project.root,
    env: {
      HOOK: 'whsec_0123456789',
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'abcdefghijkl',
      AWS_ENDPOINT_URL_SECRETS_MANAGER: service.url,
    },
  });
  expect(exitCode).toBe(0);
  expect(stdout.split('\n').filter((line) => /^. Secret /.test(line))).toEqual([
    '- Secret            providers.runway.apiKey from secret:aws:video/runway: The secret video/runway is not in AWS Secrets Manager.',
    '✓ Secret            providers.xai.apiKey from secret:aws:video/xai',
    '- Secret            providers.fal.apiKey from ${FAL}: A key is needed in FAL.',
    '✓ Secret            webhooks.secrets.replicate from ${HOOK}',
  ]);
  expect(stdout).not.toContain('0123456789');
});

test('for machines', async () => {
  await using project = await createProject({});
  const { exitCode, stdout } = await runCommand(['doctor', '--json'], { cwd: project.root, env: gateway });
  expect(exitCode).toBe(0);
  const { root, findings } = JSON.parse(stdout);
  expect(root).toBe(project.root);
  expect(findings).toContainEqual({ name: 'Node', state: 'good', message: process.versions.node });
});
