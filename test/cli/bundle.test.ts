import { appendFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashFile } from '../../src/store/hash-file.ts';
import { unzip } from '../bundle/unzip.ts';
import { createProject, startCommand } from '../e2e/project.ts';
import { runCommand } from './run-command.ts';

// One small campaign, from finished files to a hand-off. The tests build on each other.

const campaign = `name: dot
content: A lamp that follows the sun
platforms: [x, mastodon]
generate: { resolution: 480p, fps: 24, seed: 7 }
videos:
  - id: lamp
    scenes: [{ prompt: A brass lamp on a desk at dawn, seconds: 1, voice: It never sets. }]
    post: { caption: Follow the sun., link: 'https://dot.example', schedule: 2026-12-01T09:00:00+09:00 }
`;

const file = 'campaigns/dot.yaml';
let project: Awaited<ReturnType<typeof createProject>>;
beforeAll(async () => {
  project = await createProject({ [file]: campaign });
});
afterAll(() => project[Symbol.asyncDispose]());

const reelmill = (...args: readonly string[]) =>
  runCommand(args, { cwd: project.root, env: { HOME: project.root, GIT_CONFIG_GLOBAL: '/nowhere' } });
const bundle = (...args: readonly string[]) => reelmill('bundle', file, '--allow-animatic', ...args);
const inBundle = (name: string) => join(project.root, 'out', 'dot', 'bundle', name);

const hash = async (path: string) => (await hashFile(path)).sha256;

test('what is not made or not approved is named, and nothing is written', { timeout: 120_000 }, async () => {
  expect((await bundle()).stderr).toMatch(/^error nothing has been made yet/);
  expect(await reelmill('run', file)).toMatchObject({ exitCode: 0 });
  const { exitCode, stdout, stderr } = await bundle();
  expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
  expect(stderr).toMatchInlineSnapshot(`
    "- lamp/x/en
      It waits for approval. reelmill approve campaigns/dot.yaml lamp/x/en
    - lamp/mastodon/en
      It waits for approval. reelmill approve campaigns/dot.yaml lamp/mastodon/en
    Nothing can be handed over.
    "
  `);
  expect(await readdir(join(project.root, 'out', 'dot'))).not.toContain('bundle');
});

test('storyboards are not handed over by themselves', async () => {
  const { exitCode, stderr } = await reelmill('bundle', file, '--only', 'x');
  expect(exitCode).toBe(3);
  expect(stderr).toContain('It holds an animatic, which is no footage. --allow-animatic hands it over all the same.');
});

test('what is approved is handed over, the rest is named', async () => {
  await reelmill('approve', file, 'lamp/x/en');
  const { exitCode, stderr } = await bundle();
  expect(exitCode).toBe(3);
  expect(stderr).toMatchInlineSnapshot(`
    "✓ out/dot/bundle/dot-x.zip
    ✓ out/dot/bundle/dot-posts.csv
    - lamp/mastodon/en
      It waits for approval. reelmill approve campaigns/dot.yaml lamp/mastodon/en
    1 video handed over, 1 not
    "
  `);
  expect(await readdir(inBundle(''))).toEqual(['dot-posts.csv', 'dot-x.zip']);
});

test('an archive for each platform with the files as they were approved, and one table', async () => {
  await reelmill('approve', file, '--all');
  const { exitCode, stdout } = await bundle('--json');
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    archives: [inBundle('dot-x.zip'), inBundle('dot-mastodon.zip')],
    table: inBundle('dot-posts.csv'),
    deliverables: ['lamp/x/en', 'lamp/mastodon/en'],
    ...{ left: [], warnings: [] },
  });
  const found = await unzip(inBundle('dot-x.zip'));
  expect(found.map(({ name }) => name)).toMatchInlineSnapshot(`
    [
      "lamp-en/dot_x_lamp-en.mp4",
      "lamp-en/dot_x_lamp-en.jpg",
      "lamp-en/dot_x_lamp-en.srt",
      "lamp-en/dot_x_lamp-en.vtt",
      "lamp-en/post.txt",
    ]
  `);
  expect(new Set(found.map(({ date, time }) => `${date} ${time}`))).toEqual(new Set(['33 0']));
  const video = await readFile(join(project.root, 'out', 'dot', 'x', 'lamp-en.mp4'));
  expect(found[0]?.content.equals(video)).toBe(true);
  expect(found.at(-1)?.content.toString()).toMatchInlineSnapshot(`
    "PLATFORM

    X (en)


    CAPTION

    Follow the sun.

    https://dot.example/?utm_source=x&utm_medium=social&utm_campaign=dot&utm_content=lamp%2Fx%2Fen


    LINK

    https://dot.example/?utm_source=x&utm_medium=social&utm_campaign=dot&utm_content=lamp%2Fx%2Fen


    WHEN

    2026-12-01 09:00 UTC+09:00
    "
  `);
  expect((await readFile(inBundle('dot-posts.csv'), 'utf8')).slice(1)).toMatchInlineSnapshot(`
    "scheduled_at,date,time,utc_offset,platform,service,locale,title,content,link,ai_generated,archive,folder,video,cover,srt,vtt,deliverable
    2026-12-01T09:00:00+09:00,2026-12-01,09:00,UTC+09:00,x,x,en,,"Follow the sun.

    https://dot.example/?utm_source=x&utm_medium=social&utm_campaign=dot&utm_content=lamp%2Fx%2Fen",https://dot.example/?utm_source=x&utm_medium=social&utm_campaign=dot&utm_content=lamp%2Fx%2Fen,false,dot-x.zip,lamp-en,dot_x_lamp-en.mp4,dot_x_lamp-en.jpg,dot_x_lamp-en.srt,dot_x_lamp-en.vtt,lamp/x/en
    2026-12-01T09:00:00+09:00,2026-12-01,09:00,UTC+09:00,mastodon,mastodon,en,,"Follow the sun.

    https://dot.example/?utm_source=mastodon&utm_medium=social&utm_campaign=dot&utm_content=lamp%2Fmastodon%2Fen",https://dot.example/?utm_source=mastodon&utm_medium=social&utm_campaign=dot&utm_content=lamp%2Fmastodon%2Fen,false,dot-mastodon.zip,lamp-en,dot_mastodon_lamp-en.mp4,dot_mastodon_lamp-en.jpg,dot_mastodon_lamp-en.srt,dot_mastodon_lamp-en.vtt,lamp/mastodon/en
    "
  `);
});

test(
  'the same input gives the same bytes, in another time zone and another folder too',
  { timeout: 60_000 },
  async () => {
    const names = ['dot-x.zip', 'dot-mastodon.zip', 'dot-posts.csv'];
    const before = await Promise.all(names.map((name) => hash(inBundle(name))));
    const args = ['bundle', file, '--allow-animatic', '--to', 'elsewhere'];
    expect(await startCommand(args, project.root, { TZ: 'Asia/Tokyo' }).ended).toMatchObject({ code: 0 });
    expect(await Promise.all(names.map((name) => hash(join(project.root, 'elsewhere', name))))).toEqual(before);
  },
);

test('a file that has changed since it was approved is not handed over', async () => {
  await appendFile(join(project.root, 'out', 'dot', 'x', 'lamp-en.mp4'), 'more');
  const { exitCode, stderr } = await bundle('--only', 'x', '--to', 'changed');
  expect(exitCode).toBe(3);
  expect(stderr).toContain('lamp-en.mp4 has changed since it was made.');
  expect(stderr).toContain('Nothing can be handed over.');
  expect(await readdir(project.root)).not.toContain('changed');
});

test('a place that cannot be written leaves nothing behind', async () => {
  const { exitCode, stderr } = await bundle('--only', 'mastodon', '--to', 'reelmill.config.yaml');
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^error Cannot write reelmill\.config\.yaml\/dot-mastodon\.zip: a/);
  expect((await readdir(project.root)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});
