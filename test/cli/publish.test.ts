import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publish, type PublishCommandOptions } from '../../src/cli/commands/publish.ts';
import { reportError } from '../../src/cli/report-error.ts';
import { openAccounts } from '../../src/publish/accounts/open-accounts.ts';
import type { Publishers } from '../../src/publish/registry.ts';
import { createProject } from '../e2e/project.ts';
import { createTestService, type TestService } from '../publish/test-service.ts';
import { person } from './person.ts';
import { type CommandOptions, runCommand, runInTerminal } from './run-command.ts';

// One small campaign on its way from finished files to live posts. The tests build on each other.

const campaign = (post = '') => `name: dot
content: A lamp that follows the sun
platforms: [x, mastodon]
generate: { resolution: 480p, fps: 24, seed: 7 }
videos:
  - id: lamp
    scenes: [{ prompt: A brass lamp on a desk at dawn, seconds: 1 }]
    post: { caption: Follow the sun., hashtags: [lamp]${post} }
`;

const file = 'campaigns/dot.yaml';
let project: Awaited<ReturnType<typeof createProject>>;
let env: Record<string, string>;
beforeAll(async () => {
  project = await createProject({ [file]: campaign() });
  env = { XDG_CONFIG_HOME: join(project.root, 'config'), HOME: project.root, GIT_CONFIG_GLOBAL: '/nowhere' };
  const { exitCode, stderr } = await reelmill(['run', file]);
  if (exitCode !== 0) throw new Error(stderr);
  // Real ffmpeg, twice.
}, 180_000);
afterAll(() => project[Symbol.asyncDispose]());

const reelmill = (args: readonly string[], options: Partial<CommandOptions> = {}) =>
  runCommand(args, { cwd: project.root, env, ...options });

const services: Record<string, TestService> = {
  x: createTestService({ chunk: 1 << 20, looks: 0 }),
  mastodon: createTestService({ chunk: 1 << 20, looks: 0, faults: { publish: ['broken'] }, findable: false }),
};
const publishers: Publishers = {
  ids: ['x', 'mastodon'],
  create: async ({ account }) => services[account.service]?.publisher ?? createTestService().publisher,
};

/** As the command does, with services of our own. */
const publishing = (options: PublishCommandOptions, more: Partial<CommandOptions> = {}, from = publishers) =>
  runInTerminal(
    (terminal) => publish(file, options, terminal, from).catch((error: unknown) => reportError(error, terminal)),
    { cwd: project.root, env, ...more },
  );

const connect = (service: string, name: string) =>
  openAccounts(join(project.root, 'config', 'reelmill', 'accounts'), { fetch, now: () => Date.now() }).save(
    { service, name, id: `${service}-${name}`, baseUrl: undefined, settings: {} },
    { accessToken: 'a-token-of-the-test' },
  );

const sorted = (text: string) => text.split('\n').toSorted().join('\n');

/** Sizes and keys are chance. */
const steady = (text: string) =>
  text
    .replaceAll(/\d+ of (\d+) bytes/g, '# of $1 bytes')
    .replaceAll(/\b[0-9a-f]{8}\b/g, '########')
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, '<when>');

test('without an account nothing is sent, and the next step is named', async () => {
  expect(await publishing({ yes: true })).toMatchObject({ exitCode: 1, stdout: '' });
  await connect('x', 'brand');
  const { exitCode, stderr } = await publishing({ yes: true });
  expect(exitCode).toBe(1);
  expect(stderr).toMatchInlineSnapshot(`
    "error Nothing was sent.
          - lamp/mastodon/en on mastodon: No account of mastodon is connected. Connect one: reelmill connect mastodon
          Mend this, or leave it out with --only.
    "
  `);
});

test('an animatic is never published by itself', async () => {
  await connect('mastodon', 'brand');
  const { exitCode, stderr } = await publishing({ yes: true, only: ['x'] });
  expect(exitCode).toBe(3);
  expect(stderr).toMatchInlineSnapshot(`
    "- lamp/x/en on x/brand
      It holds an animatic, which is no footage. --allow-animatic posts it all the same.
    Nothing was sent.
    "
  `);
});

const sent = () => Object.values(services).map(({ calls, live }) => [calls.upload, live.length]);

test('what is not approved waits', async () => {
  const { exitCode, stderr } = await publishing({ yes: true, allowAnimatic: true });
  expect(exitCode).toBe(3);
  expect(stderr).toMatchInlineSnapshot(`
    "- lamp/x/en on x/brand
      It waits for approval. reelmill approve campaigns/dot.yaml lamp/x/en
    - lamp/mastodon/en on mastodon/brand
      It waits for approval. reelmill approve campaigns/dot.yaml lamp/mastodon/en
    Nothing was sent.
    "
  `);
  expect(sent()).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

test('status says what waits for whom', async () => {
  const { stdout } = await reelmill(['status', file]);
  expect(stdout).toMatchInlineSnapshot(`
    "dot
    videos  2 made
    clips   2 made
    money   $0.00 spent or reserved
    review  2 videos wait for approval: reelmill approve campaigns/dot.yaml

    files   out/dot
    "
  `);
});

test('approve asks which, and takes deliverables, patterns and files', async () => {
  const asked = await reelmill(['approve', file]);
  expect(asked.exitCode).toBe(1);
  expect(asked.stderr).toMatchInlineSnapshot(`
    "error Say which videos.
          These wait:
          - lamp/x/en  out/dot/x/lamp-en.mp4
          - lamp/mastodon/en  out/dot/mastodon/lamp-en.mp4
          reelmill approve campaigns/dot.yaml lamp/x/en, or --all for all of them
    "
  `);
  const named = await reelmill(['approve', file, 'lamp/x/en', '--by', 'Ana']);
  expect(named).toMatchObject({ exitCode: 0, stdout: '' });
  expect(named.stderr).toMatchInlineSnapshot(`
    "✓ lamp/x/en  out/dot/x/lamp-en.mp4
    1 video approved by Ana
    "
  `);
  const byPath = await reelmill(['approve', 'out/dot/mastodon/lamp-en.mp4', '--by', 'Ben']);
  expect(byPath).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('✓ lamp/mastodon/en') });
  expect(await reelmill(['approve', file, '--all', '--by', 'Ana'])).toMatchObject({
    exitCode: 0,
    stderr: 'Nothing waits for approval.\n',
  });
  expect(await reelmill(['approve', file])).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('No finished video waits'),
  });
  expect(await reelmill(['approve', 'campaigns/none.mp4'])).toMatchObject({ exitCode: 1 });
});

test('a rejection counts, until somebody approves again', async () => {
  await reelmill(['reject', file, 'lamp/x/en', '--note', 'The lamp is too dark', '--by', 'Cem']);
  const refused = await publishing({ yes: true, allowAnimatic: true, only: ['x'] });
  expect(refused).toMatchObject({
    exitCode: 3,
    stderr: expect.stringContaining('Cem has rejected it: The lamp is too dark.'),
  });
  await reelmill(['approve', file, 'lamp/x/en', '--by', 'Ana']);
});

test('a dry run shows each post as it would go out', async () => {
  const { exitCode, stdout } = await publishing({ dryRun: true, allowAnimatic: true });
  expect(exitCode).toBe(0);
  expect(steady(stdout)).toMatchInlineSnapshot(`
    "dot  2 posts: 2 to send

    lamp/x/en on x/brand
    to send   as soon as it is ready
    text      Follow the sun.

              #lamp
    caption   22 of 280 weighted characters
    seconds   1 of 30 s
    bytes     # of 512000000 bytes
    quota     3 of 100 posts today
      POST https://test.example/posts  cannot be taken back
        {
          "text": "Follow the sun."
        }

    lamp/mastodon/en on mastodon/brand
    to send   as soon as it is ready
    text      Follow the sun.

              #lamp
    caption   22 of 500 characters
    seconds   1 of 60 s
    bytes     # of ######## bytes
    quota     3 of 100 posts today
      POST https://test.example/posts  cannot be taken back
        {
          "text": "Follow the sun."
        }
    "
  `);
  const { posts } = JSON.parse((await publishing({ dryRun: true, allowAnimatic: true, json: true })).stdout);
  expect(posts).toMatchObject([
    { deliverable: 'lamp/x/en', account: 'brand', standing: { state: 'send' }, post: { caption: 'Follow the sun.' } },
    { deliverable: 'lamp/mastodon/en', prepared: { costUsd: 0 } },
  ]);
  expect(sent()).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

test('nothing goes out before somebody says yes', async () => {
  const nobody = await publishing({ allowAnimatic: true });
  expect(nobody.exitCode).toBe(3);
  expect(nobody.stderr).toMatchInlineSnapshot(`
    "error This would publish 2 posts on x/brand, mastodon/brand; nothing was sent.
          Run it again with --yes to agree; --dry-run shows each of them.
    "
  `);
  const { input, output } = person('n');
  expect(await publishing({ allowAnimatic: true }, { questions: { input, output } })).toMatchObject({ exitCode: 3 });
  expect(sent()).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

test('a run publishes what it may, and says which post needs a person', async () => {
  const { exitCode, stderr } = await publishing({ yes: true, allowAnimatic: true });
  expect(exitCode).toBe(2);
  // The two go out side by side: which is done first is nobody's promise.
  expect(sorted(steady(stderr))).toMatchInlineSnapshot(`
    "
      mastodon may have published lamp/mastodon/en (The connection broke.): test has no way to look that up. Look there, then: reelmill resolve ########
    1 post out, 1 not
    ? lamp/mastodon/en on mastodon/brand
    ✓ lamp/x/en on x/brand  https://test.example/196f"
  `);
  expect(sorted(steady((await reelmill(['posts'])).stdout))).toMatchInlineSnapshot(`
    "
    ########  dot       lamp/mastodon/en  mastodon/brand  unknown                        mastodon may have published lamp/mastodon/en (The connection broke.): test has no way to look that up.
    ########  dot       lamp/x/en         x/brand         live     <when>  https://test.example/196f
    POST      CAMPAIGN  VIDEO             ACCOUNT         STATE    WHEN                  LINK"
  `);
  expect(steady((await reelmill(['status', file])).stdout)).toMatchInlineSnapshot(`
    "dot
    videos  2 made
    clips   2 made
    money   $0.00 spent or reserved
    review  2 approved
    posts   1 published, 1 unknown
            lamp/mastodon/en on mastodon/brand may be live. Look there, then: reelmill resolve ######## --posted URL, --retry or --abandon

    files   out/dot
    "
  `);
});

test('a second run sends nothing', async () => {
  const { exitCode, stderr } = await publishing({ yes: true, allowAnimatic: true });
  expect(exitCode).toBe(2);
  expect(steady(stderr)).toMatchInlineSnapshot(`
    "✓ lamp/x/en on x/brand
      https://test.example/196f
    - lamp/mastodon/en on mastodon/brand
      mastodon may have published lamp/mastodon/en (The connection broke.): test has no way to look that up. reelmill resolve ########
    Nothing was sent.
    "
  `);
  expect(sent()).toEqual([
    [1, 1],
    [1, 0],
  ]);
});

test('resolve takes a person’s word for it', async () => {
  const asked = await reelmill(['resolve', 'lamp/mastodon/en']);
  expect(asked.exitCode).toBe(1);
  expect(steady(asked.stderr)).toMatchInlineSnapshot(`
    "error Say what became of it.
          reelmill resolve ######## --posted URL  it is live, at this address
          reelmill resolve ######## --retry       it never went out, and shall
          reelmill resolve ######## --abandon     it shall not go out, whatever became of it
    "
  `);
  expect(await reelmill(['resolve', 'lamp/mastodon/en', '--posted', 'nowhere', '--yes'])).toMatchObject({
    exitCode: 1,
  });
  expect(await reelmill(['resolve', 'lamp/mastodon/en', '--retry'])).toMatchObject({ exitCode: 3 });
  const { exitCode, stderr } = await reelmill(['resolve', 'lamp/mastodon/en', '--retry', '--yes']);
  expect({ exitCode, stderr }).toMatchInlineSnapshot(`
    {
      "exitCode": 0,
      "stderr": "✓ lamp/mastodon/en on mastodon/brand never went out: the next \`reelmill publish\` sends it.
    ",
    }
  `);
  const json = await publishing({ yes: true, allowAnimatic: true, json: true });
  expect(json.exitCode).toBe(0);
  const events = json.stdout
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(events.at(-1)).toMatchObject({ type: 'publish-finished', outcome: 'done', published: 1, failed: 0 });
  expect(services['mastodon']?.live).toHaveLength(1);
});

test('--again posts once more, and only what is over', async () => {
  const { exitCode } = await publishing({ yes: true, allowAnimatic: true, again: true, only: ['x'] });
  expect(exitCode).toBe(0);
  expect(services['x']?.live).toHaveLength(2);
  const { stdout } = await reelmill(['posts', file, '--json']);
  const posts: { deliverable: string; round: number; state: string }[] = JSON.parse(stdout);
  expect(posts.map(({ deliverable, round, state }) => `${deliverable} ${round} ${state}`).toSorted()).toEqual([
    'lamp/mastodon/en 0 published',
    'lamp/x/en 0 published',
    'lamp/x/en 1 published',
  ]);
});

test('a file that somebody changed has lost its approval', async () => {
  await connect('x', 'other');
  const path = join(project.root, 'out', 'dot', 'x', 'lamp-en.mp4');
  const whole = await readFile(path);
  await appendFile(path, 'x');
  const { exitCode, stderr } = await publishing({ yes: true, allowAnimatic: true, only: ['x'], account: ['other'] });
  expect({ exitCode, stderr }).toMatchInlineSnapshot(`
    {
      "exitCode": 3,
      "stderr": "- lamp/x/en on x/other
      out/dot/x/lamp-en.mp4 has changed since it was made. \`reelmill run\` makes it again; then it must be approved.
    Nothing was sent.
    ",
    }
  `);
  expect(await reelmill(['approve', path])).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('is not a video as Reelmill made it'),
  });
  await writeFile(path, whole);
});

test('several accounts are never guessed between', async () => {
  const { exitCode, stderr } = await publishing({ yes: true, allowAnimatic: true, only: ['x'] });
  expect({ exitCode, stderr }).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "stderr": "error Nothing was sent.
          - lamp/x/en on x: x has several accounts: brand, other. Choose with --account, or write services: { x: { account: brand } } below \`post\`.
          Mend this, or leave it out with --only.
    ",
    }
  `);
  expect(await publishing({ account: ['nobody'] })).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('There is no account nobody.'),
  });
});

/** As it would be now, with another post: that needs no new video, and no new approval. */
const dryWith = async (post: string, options: PublishCommandOptions = {}) => {
  await writeFile(join(project.root, file), campaign(post));
  const only = { dryRun: true, allowAnimatic: true, account: ['brand'], only: ['x'], again: true };
  return await publishing({ ...only, ...options }, { now: () => Date.parse('2026-12-01T00:00:00Z') });
};

test.each([
  [
    'a time ahead',
    ', schedule: 2026-12-01T10:30:00+09:00',
    {},
    0,
    /held {6}until 2026-12-01T10:30:00\+09:00 \(in 1 h 30 min\)/,
  ],
  [
    'a time ahead, waited for',
    ', schedule: 2026-12-01T10:30:00+09:00',
    { wait: true },
    0,
    /to send {3}2026-12-01T10:30/,
  ],
  [
    'a time that is past',
    ', schedule: 2026-11-30T09:00:00+09:00',
    {},
    1,
    /Its time 2026-11-30T09:00:00\+09:00 is past/,
  ],
  ['the same, at once', ', schedule: 2026-11-30T09:00:00+09:00', { now: true }, 0, /to send {3}as soon as/],
  [
    'a caption that is too long',
    `, platforms: { x: { caption: "${'sun '.repeat(80)}" } }`,
    {},
    1,
    /caption {3}327 of 280 weighted characters. Shorten/,
  ],
  ['the same, cut', `, fit: cut, platforms: { x: { caption: "${'sun '.repeat(80)}" } }`, {}, 0, /sun sun…/],
] as const)('%s', async (_, post, options, code, words) => {
  const before = sent();
  const { exitCode, stdout } = await dryWith(post, options);
  expect(stdout).toMatch(words);
  expect(exitCode).toBe(code);
  expect(sent()).toEqual(before);
});

const tooLarge: Publishers = {
  ...publishers,
  create: async (tools) => {
    const publisher = await publishers.create(tools);
    const bytes = { name: 'bytes', ok: false, value: '600000000 of 512000000 bytes', hint: 'Shorten the video.' };
    const prepare: typeof publisher.prepare = async (...given) => {
      const prepared = await publisher.prepare(...given);
      return { ...prepared, limits: [bytes] };
    };
    return { ...publisher, prepare };
  },
};

test.each([
  [
    'a caption that is too long',
    `, platforms: { x: { caption: "${'sun '.repeat(80)}" } }`,
    publishers,
    /caption: 327 of 280 .* Shorten/,
  ],
  ['a file over the limit of the service', '', tooLarge, /bytes: 600000000 of 512000000 bytes. Shorten the video/],
  [
    'a time that is past',
    ', schedule: 2026-11-30T09:00:00+09:00',
    publishers,
    /is past. Change it, or publish with --now/,
  ],
] as const)('nothing is sent: %s', async (_, post, from, words) => {
  await writeFile(join(project.root, file), campaign(post));
  const before = sent();
  const wish = { yes: true, allowAnimatic: true, account: ['brand'], only: ['x'], again: true };
  const { exitCode, stderr, stdout } = await publishing(wish, { now: () => Date.parse('2026-12-01T00:00:00Z') }, from);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr.replaceAll(/\s+/g, ' ')).toMatch(words);
  expect(stderr).toMatch(/^error Nothing was sent\.[^]*Mend this, or leave it out with --only\./);
  expect(sent()).toEqual(before);
});

const at = (time: string) => ({ now: () => Date.parse(time) });

test('what was accepted in time goes out a little late, and no later', async () => {
  await writeFile(join(project.root, file), campaign(', schedule: 2026-12-01T10:30:00+09:00'));
  const wish = { yes: true, allowAnimatic: true, account: ['brand'], only: ['x'] };
  const before = services['x']?.live.length ?? 0;
  const held = await publishing({ ...wish, again: true }, at('2026-12-01T00:00:00Z'));
  expect(held).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('until 2026-12-01T10:30:00+09:00') });
  expect((await reelmill(['posts'])).stdout).toMatch(/lamp\/x\/en +x\/brand +planned +2026-12-01T10:30:00\+09:00/);
  expect(await publishing(wish, at('2026-12-01T03:00:00Z'))).toMatchObject({ exitCode: 1 });
  expect(services['x']?.live).toHaveLength(before);
  expect(await publishing(wish, at('2026-12-01T01:45:00Z'))).toMatchObject({ exitCode: 0 });
  expect(services['x']?.live).toHaveLength(before + 1);
});

test('where nobody publishes, a person delivers', async () => {
  const none: Publishers = { ...publishers, ids: [] };
  const { exitCode, stderr } = await runInTerminal((terminal) => publish(file, {}, terminal, none), {
    cwd: project.root,
    env,
  });
  expect({ exitCode, stderr }).toMatchInlineSnapshot(`
    {
      "exitCode": 0,
      "stderr": "- lamp/x/en on x
      Reelmill does not publish on X: deliver it by hand.
    - lamp/mastodon/en on mastodon
      Reelmill does not publish on Mastodon: deliver it by hand.
    Nothing was sent.
    ",
    }
  `);
});
