import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/project/load-config.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { makeProject, shownBy } from './make-project.ts';

const minimal = 'name: a\ncontent: b\nplatforms: [x]\n';
const key = 'sk-live-0123456789abcdef';

test('a project without a configuration has no settings', async () => {
  const root = makeProject({});
  expect(await loadConfig(root, { cwd: root, env: {} })).toEqual({
    config: {
      ffmpeg: undefined,
      ffprobe: undefined,
      concurrency: { renders: undefined, clips: undefined },
      providers: { openai: undefined },
    },
    diagnostics: [],
  });
});

test('variables are filled in, paths start from the file, and keys are only named', async () => {
  const root = makeProject({
    'reelmill.config.yaml':
      'ffmpeg: tools/ffmpeg\nffprobe: ${TOOLS}/ffprobe\nconcurrency: { renders: 2 }\nproviders:\n  openai: { baseUrl: "https://${HOST}/v1", apiKey: "${KEY}" }\n',
  });
  const env = { TOOLS: '/opt/tools', HOST: 'gateway.example.com', KEY: key };
  const { config, diagnostics } = await loadConfig(root, { cwd: root, env });
  expect(diagnostics).toEqual([]);
  expect(config).toMatchObject({
    ffmpeg: join(root, 'tools/ffmpeg'),
    ffprobe: '/opt/tools/ffprobe',
    concurrency: { renders: 2 },
    providers: { openai: { baseUrl: 'https://gateway.example.com/v1', apiKey: '${KEY}', encoding: 'multipart' } },
  });
  expect(JSON.stringify(config)).not.toContain(key);
});

test('mistakes are shown with their place and without what the file says', async () => {
  const root = makeProject({
    'launch.yaml': minimal,
    'reelmill.config.yaml': `concurency: { renders: 2 }\nffmpeg: \${NOWHERE}/ffmpeg\nproviders:\n  openai:\n    baseUrl: https://me:secret@gateway.example.com/v1\n    apiKey: ${key}\n`,
  });
  expect(await shownBy(loadProject('launch.yaml', { cwd: root, env: {} }), root)).toMatchInlineSnapshot(`
    "reelmill.config.yaml:1:1: error: unknown key "concurency"
      1 │ concurency: • •••••••• • •
        │ ^^^^^^^^^^ did you mean "concurrency"?
      2 │ ffmpeg: \${NOWHERE}•••••••

    reelmill.config.yaml:2:9: error: the environment variable NOWHERE is not set
      1 │ concurency: • •••••••• • •
      2 │ ffmpeg: \${NOWHERE}•••••••
        │         ^^^^^^^^^^^^^^^^^ set NOWHERE, or write the value here
      3 │ providers:

    reelmill.config.yaml:5:14: error: the address holds a user name or password
      4 │   openai:
      5 │     baseUrl: ••••••••••••••••••••••••••••••••••••••••
        │              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ name a variable under "apiKey" instead
      6 │     apiKey: ••••••••••••••••••••••••

    reelmill.config.yaml:6:13: error: apiKey must name an environment variable such as \${OPENAI_API_KEY}: a key in a file is a secret on disk
      5 │     baseUrl: ••••••••••••••••••••••••••••••••••••••••
      6 │     apiKey: ••••••••••••••••••••••••
        │             ^^^^^^^^^^^^^^^^^^^^^^^^"
  `);
});

test.each([
  ['a key as it is', `providers: { openai: { apiKey: ${key} } }`],
  ['a key in quotes', `providers:\n  openai:\n    apiKey: "${key}"`],
  ['a key on a line of its own', `providers:\n  openai:\n    apiKey: |\n      ${key}`],
  ['a key under a wrong name', `providers:\n  openai:\n    api_key: ${key}`],
  ['a key as a name', `providers:\n  openai: ${key}`],
  ['a key in a list', `providers:\n  openai:\n    apiKey:\n      - ${key}`],
  ['a key in a comment', `ffmpeg: 1 # ${key}`],
  ['a key in the address', `providers:\n  openai:\n    baseUrl: https://${key}@example.com/v1`],
  ['a key beside a mistake', `ffmpeg: [\nproviders: { openai: { apiKey: ${key} } }`],
  ['a key in an open quote', `providers: { openai: { apiKey: "${key} } }`],
  ['a key with half a variable', `providers:\n  openai:\n    apiKey: \${${key}`],
])('%s is refused and never shown', async (_, config) => {
  const root = makeProject({ 'launch.yaml': minimal, 'reelmill.config.yaml': config });
  const error: unknown = await loadProject('launch.yaml', { cwd: root, env: {} }).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'UserError', exitCode: 1 });
  expect(JSON.stringify(error) + String(error)).not.toContain(key);
});

test.each([
  ['ftp://example.com', 'must be an address that begins with http:// or https://'],
  ['example.com/v1', 'must be an address that begins with http:// or https://'],
])('%s is no address', async (baseUrl, expected) => {
  const root = makeProject({ 'reelmill.config.yaml': `providers: { openai: { baseUrl: "${baseUrl}" } }` });
  const { diagnostics } = await loadConfig(root, { cwd: root, env: {} });
  expect(diagnostics.map(({ message }) => message)).toEqual([expected]);
});
