import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { configSchema, isSecret } from '../../src/campaign/config-schema.ts';
import { loadConfig } from '../../src/project/load-config.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { makeProject, shownBy } from './make-project.ts';

const minimal = 'name: a\ncontent: b\nplatforms: [x]\n';
const key = 'sk-live-0123456789abcdef';

const nothing = {
  ffmpeg: undefined,
  ffprobe: undefined,
  concurrency: {},
  budget: { runUsd: undefined, monthUsd: undefined },
  limits: {},
  providers: {},
  moderation: { forbidden: [] },
  publish: { services: {} },
  storage: undefined,
};

test.each([
  ['no configuration', {}],
  ['an empty configuration', { 'reelmill.config.yaml': '' }],
  ['a configuration that is all comments', { 'reelmill.config.yaml': '# budget: { run: 20 USD }\n' }],
])('a project with %s has no settings', async (_, files) => {
  const root = makeProject(files);
  expect(await loadConfig(root, { cwd: root, env: {} })).toEqual({ config: nothing, diagnostics: [] });
});

/** What is wrong with a configuration, as a person reads it. */
async function mistakesIn(config: string, env: Record<string, string> = {}): Promise<string[]> {
  const root = makeProject({ 'reelmill.config.yaml': config });
  const { diagnostics } = await loadConfig(root, { cwd: root, env });
  return diagnostics.map(({ line, message, hint }) => `${line}: ${message}${hint === undefined ? '' : ` (${hint})`}`);
}

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
        │         ^^^^^^^^^^^^^^^^^ set NOWHERE, in the environment or in .env, or write the value here
      3 │ providers:

    reelmill.config.yaml:5:14: error: baseUrl may hold no user name, password or query: keys have places of their own
      4 │   openai:
      5 │     baseUrl: ••••••••••••••••••••••••••••••••••••••••
        │              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      6 │     apiKey: ••••••••••••••••••••••••

    reelmill.config.yaml:6:13: error: apiKey must say where the secret is: an environment variable such as \${OPENAI_API_KEY}, or secret:aws:NAME; a key in a file is a secret on disk
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
  { providers: 'openai: { baseUrl: "ftp://example.com" }' },
  { providers: 'openai: { baseUrl: example.com/v1 }' },
  { providers: 'xai: { baseUrl: "${ADDRESS}" }' },
])('an address begins with http: $providers', async ({ providers }) => {
  expect(await mistakesIn(`providers: { ${providers} }`, { ADDRESS: 'example.com' })).toEqual([
    '1: baseUrl must be an address that begins with http:// or https://',
  ]);
});

test.each(['https://me:secret@example.com', 'https://token@example.com', 'https://example.com/v1?key=secret'])(
  'an address holds no secret: %s',
  async (baseUrl) => {
    expect(await mistakesIn(`providers: { fal: { baseUrl: "${baseUrl}" } }`)).toEqual([
      '1: baseUrl may hold no user name, password or query: keys have places of their own',
    ]);
  },
);

test.each([
  ['https://hooks.example.com', []],
  ['http://localhost:8787', []],
  ['http://127.0.0.1:8787', []],
  ['http://[::1]:8787', []],
  ['http://hooks.example.com', [expect.stringMatching(/^1: publicUrl must begin with https:/)]],
  ['http://localhost.example.com', [expect.stringMatching(/^1: publicUrl must begin with https:/)]],
])('services call %s', async (publicUrl, expected) => {
  expect(await mistakesIn(`webhooks: { publicUrl: "${publicUrl}" }`)).toEqual(expected);
});

test.each([
  ['providers: { opnai: {} }', '1: unknown key "opnai" (did you mean "openai"?)'],
  ['providers: { animatic: {} }', '1: unknown key "animatic" (allowed here: openai, google-vertex, google, runway, '],
  ['limits: { runwy: { concurrent: 2 } }', '1: unknown key "runwy" (did you mean "runway"?)'],
  ['limits: { runway: { concurent: 2 } }', '1: unknown key "concurent" (did you mean "concurrent"?)'],
  ['limits: { runway: { concurrent: 0 } }', '1: concurrent must be at least 1'],
  ['budget: { run: 20 }', '1: run must be an amount in US dollars such as "40 USD"'],
  ['budget: { month: 20 EUR }', '1: month must be an amount in US dollars such as "40 USD"'],
  ['rewrite: {}', '1: rewrite has no "model" (add "model: …")'],
  ['webhooks: { secrets: { openai: whsec_abc } }', '1: openai must say where the secret is'],
  ['providers: { xai: { apiKey: "key ${KEY}" } }', '1: apiKey must say where the secret is'],
  ['providers: { xai: { apiKey: "secret:aws:" } }', '1: apiKey must say where the secret is'],
  ['ffmpeg: "${1st choice}"', '1: what begins with ${ is no name of a variable (write ${NAME}'],
])('%s is a mistake', async (config, expected) => {
  const [only, ...others] = await mistakesIn(config);
  expect([only?.slice(0, expected.length), ...others]).toEqual([expected]);
});

test('any text may hold variables, and is checked as it is then', async () => {
  const root = makeProject({
    'reelmill.config.yaml': `budget: { run: "\${RUN}", month: 500.50 USD }
providers:
  openai:
    encoding: \${ENCODING}
    extra: { style: "\${STYLE}-2", apiKey: "\${STYLE}" }
  google-vertex: { project: "\${STYLE}" }
limits: { animatic: { concurrent: 2 }, fal: { startsPerDay: 50 } }
moderation: { forbidden: [cure, "\${STYLE}"] }
storage: { folder: "\${STYLE}/state" }
`,
  });
  const env = { RUN: '20 USD', ENCODING: 'json', STYLE: 'calm' };
  expect(await loadConfig(root, { cwd: root, env })).toMatchObject({
    diagnostics: [],
    config: {
      budget: { runUsd: 20, monthUsd: 500.5 },
      providers: {
        openai: { encoding: 'json', extra: { style: 'calm-2', apiKey: 'calm' } },
        'google-vertex': { project: 'calm' },
      },
      limits: { animatic: { concurrent: 2 }, fal: { startsPerDay: 50 } },
      moderation: { forbidden: ['cure', 'calm'] },
      storage: join(root, 'calm/state'),
    },
  });
  const broken = await loadConfig(root, { cwd: root, env: { ...env, RUN: key, ENCODING: key } });
  expect(broken.diagnostics.map(({ line, message }) => `${line}: ${message}`)).toEqual([
    '1: run must be an amount in US dollars such as "40 USD", since providers charge in dollars',
    '4: encoding must be multipart or json',
  ]);
  expect(JSON.stringify(broken)).not.toContain(key);
});

test('variables come from .env too, and the environment wins', async () => {
  const root = makeProject({
    'reelmill.config.yaml': 'ffmpeg: ${TOOLS}/ffmpeg\nffprobe: ${OTHER_TOOLS}/ffprobe\n',
    '.env': 'TOOLS=/from/file\nOTHER_TOOLS=/from/file\n',
  });
  const { config } = await loadConfig(root, { cwd: root, env: { TOOLS: '/from/environment' } });
  expect(config).toMatchObject({ ffmpeg: '/from/environment/ffmpeg', ffprobe: '/from/file/ffprobe' });
});

test('secrets stay references wherever they may stand', () => {
  const places = secretPlaces(z.toJSONSchema(configSchema, { io: 'input' }), []);
  expect(places).toContainEqual(['rewrite', 'apiKey']);
  expect(places).toContainEqual(['webhooks', 'secrets', 'replicate']);
  expect(places).toContainEqual(['publish', 'services', '*', 'clientSecret']);
  expect(places.filter((path) => !isSecret(path))).toEqual([]);
});

/** Every key whose text must be a reference. */
function secretPlaces(schema: z.core.JSONSchema.JSONSchema, path: readonly string[]): string[][] {
  if (schema.pattern?.includes('secret:aws:') === true) return [[...path]];
  const inside = { ...schema.properties, ...(schema.additionalProperties && { '*': schema.additionalProperties }) };
  return Object.entries(inside).flatMap(([name, inner]) =>
    typeof inner === 'object' ? secretPlaces(inner, [...path, name]) : [],
  );
}
