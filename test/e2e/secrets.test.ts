import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import type { Fault } from '../emulators/faults.ts';
import { startVideosEmulator } from '../emulators/openai-videos.ts';
import type { JobScript } from '../emulators/video-job.ts';
import { createProject } from './project.ts';

// A service that repeats the key wherever it can: nothing of it may stay anywhere, in any spelling.

const key = 'sk-live-7d1f0c2b/9e44aa+"&<cafe>';
const campaign = `name: leak
content: A lamp that follows the sun
platforms: [x]
generate: { provider: openai }
videos:
  - { id: lamp, scenes: [{ prompt: A brass lamp on a desk at dawn, seconds: 1 }] }
`;
const file = 'campaigns/leak.yaml';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const html = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const spellings = [
  key,
  JSON.stringify(key).slice(1, -1),
  encodeURIComponent(key),
  base64(key),
  base64(`user:${key}`),
  html(key),
];
/** What to look for: also of a key that was cut off. */
const traces = [...new Set(spellings.flatMap((text) => [text, text.slice(0, 16), text.slice(4, 20)]))];

const echo = `Bearer ${key}; Basic ${base64(`user:${key}`)}; ?key=${encodeURIComponent(key)}; "${key}" refused`;
const error = { message: echo, type: 'invalid_request_error', code: null };
/** Long enough that whoever shows a part of it cuts through the key. */
const filler = 'x'.repeat(150);
const headers = { 'x-request-id': encodeURIComponent(key), 'www-authenticate': `Basic ${base64(`user:${key}`)}` };

const echoed = (on: Fault['on'], answer: number, body: unknown = { error }): Fault[] => [
  { on, does: { answer, headers, body } },
];
/** What became of a create cannot be looked up, so nobody waits until it may be listed. */
const noList = echoed('list', 404);
const failed: JobScript = { polls: 1, end: { status: 'failed', error: { code: key, message: echo } } };
const emptied: JobScript = { polls: 1, end: { error: echo }, footage: false };

const cases: Record<string, { faults?: Fault[]; job?: JobScript; says: RegExp }> = {
  'a create that is refused': { faults: echoed('create', 401), says: /answered 401: .*\[(secret|key)\]/ },
  'a create that is wrong': { faults: echoed('create', 400), says: /answered 400: .*\[(secret|key)\]/ },
  'a create that breaks, in text': {
    faults: [...echoed('create', 500, `${filler}${echo}`), ...noList],
    says: /answered 500/,
  },
  'a create that is not understood': {
    faults: [...echoed('create', 200, { filler, echo }), ...noList],
    says: /answered with no video: .*\[(secret|key)/,
  },
  'a look that is refused': { faults: echoed('retrieve', 403), says: /answered 403: .*\[(secret|key)\]/ },
  'a download that is refused': { faults: echoed('content', 403), says: /answered 403: .*\[(secret|key)\]/ },
  'a job that fails': { job: failed, says: /could not make .*\[(secret|key)\]/ },
  'a job that is done and is not': { job: emptied, says: /could not make .*\[(secret|key)\]/ },
};

test.each(Object.entries(cases))('%s leaves no key', async (_, { faults = [], job = { polls: 1 }, says }) => {
  await using project = await createProject({
    [file]: campaign,
    'reelmill.config.yaml': 'providers: { openai: { baseUrl: "${GATEWAY}", apiKey: "${LAMP}" } }\n',
  });
  await using service = await startVideosEmulator({ key, faults, job: () => job });
  const command = (...args: string[]) =>
    runCommand(args, { cwd: project.root, env: { LAMP: key, GATEWAY: service.baseUrl }, columns: 60 });

  const first = await command('run', file, '--yes', '--json');
  expect(first.exitCode).toBe(2);
  const others = [
    await command('status', file),
    await command('status', file, '--json'),
    await command('report', file, '--json'),
    await command('costs'),
    await command('costs', '--json'),
    await command('plan', file, '--json', '--prompts'),
    await command('run', file, '--yes'),
  ];
  const shown = [first, ...others].map(({ stdout, raw }) => stdout + raw).join('\n');
  expect(shown).toMatch(says);
  expect(traces.filter((trace) => shown.includes(trace))).toEqual([]);
  const files = await filesOf(project.root);
  for (const part of ['ledger.db', '.ndjson', 'manifest.json', 'report.html']) {
    expect([...files.keys()]).toContainEqual(expect.stringContaining(part));
  }
  const leaks = [...files].filter(([, bytes]) => traces.some((trace) => bytes.includes(trace)));
  expect(leaks.map(([name]) => name)).toEqual([]);
});

test('nor does a key that stands in .env of the project', async () => {
  await using service = await startVideosEmulator({ key, faults: echoed('create', 400) });
  const env = `OPENAI_API_KEY='${key}'\nREELMILL_OPENAI_BASE_URL=${service.baseUrl}\n`;
  await using project = await createProject({ [file]: campaign, '.env': env });
  const { exitCode, stderr } = await runCommand(['run', file, '--yes'], { cwd: project.root });
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/answered 400/) });
  expect(traces.filter((trace) => stderr.includes(trace))).toEqual([]);
  const files = await filesOf(project.root);
  const leaks = [...files].filter(([, bytes]) => traces.some((trace) => bytes.includes(trace)));
  expect(leaks.map(([name]) => name)).toEqual([join(project.root, '.env')]);
});

/** Every file of a project, whatever kind it is: the ledger's journal too. */
async function filesOf(root: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(path)] as const)));
}
