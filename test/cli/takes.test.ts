import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProject, type Project } from '../e2e/project.ts';
import { runCommand } from './run-command.ts';

// Two takes of a drawn clip, from the first plan to another choice. The tests build on each other.

const file = 'campaigns/dot.yaml';
const campaign = `name: dot
content: A lamp that follows the sun
platforms: [x]
generate: { tune: aspect, resolution: 480p, fps: 24, seed: 7, takes: 2 }
videos:
  - id: lamp
    scenes: [{ prompt: A brass lamp on a desk at dawn, seconds: 1 }]
`;

let project: Project;
beforeAll(async () => {
  project = await createProject({ [file]: campaign });
});
afterAll(() => project[Symbol.asyncDispose]());

const reelmill = (...args: string[]) => runCommand(args, { cwd: project.root });
const idsOf = async () => {
  const { plan } = JSON.parse((await reelmill('plan', file, '--json')).stdout);
  return plan.deliverables.map(({ key }: { key: string }) => key);
};

test('a plan shows and prices every take; none is made yet', async () => {
  const { exitCode, stdout } = await reelmill('takes', file);
  expect(exitCode).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "CLIP         KEY       TAKE  STATE         FILE
    lamp/1 16:9  b5fa2885     1  new    shown
                              2  new

    To show another: reelmill choose campaigns/dot.yaml "lamp/1 16:9" 2
    "
  `);
});

test('a run makes both, and shows the first', async () => {
  expect((await reelmill('run', file)).exitCode).toBe(0);
  const { stdout } = await reelmill('takes', file);
  expect(stdout.replaceAll(/clips\/..\/[0-9a-f]{64}/g, 'clips/<key>')).toMatchInlineSnapshot(`
    "CLIP         KEY       TAKE  STATE         FILE
    lamp/1 16:9  b5fa2885     1  made   shown  .reelmill/clips/<key>.mp4
                              2  made          .reelmill/clips/<key>.mp4

    To show another: reelmill choose campaigns/dot.yaml "lamp/1 16:9" 2
    "
  `);
});

test('another is chosen: written beside the campaign, and rendered by the next run', async () => {
  const before = await idsOf();
  const { exitCode, stderr } = await reelmill('choose', file, 'lamp/1 16:9', '2');
  expect({ exitCode, stderr }).toMatchInlineSnapshot(`
    {
      "exitCode": 0,
      "stderr": "✓ lamp/1 16:9 shows take 2, as campaigns/dot.takes.yaml says now.
    1 video will be rendered again, and must be approved again:
      reelmill run campaigns/dot.yaml
    ",
    }
  `);
  const written = await readFile(join(project.root, 'campaigns/dot.takes.yaml'), 'utf8');
  expect(written.replace(/[0-9a-f]{64}/, '<key>')).toMatchInlineSnapshot(`
    "# Which takes are shown, as chosen with \`reelmill choose\`. Commit this file with its campaign.
    takes:
      - clip: lamp/1 16:9
        take: 2
        request: <key>
    "
  `);
  const after = await idsOf();
  expect(after).toHaveLength(1);
  for (const key of after) expect(before).not.toContain(key);
  const run = await reelmill('run', file);
  expect(run).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/1 video made/) });
  expect((await reelmill('takes', file)).stdout).toMatch(/ 1 {2}made {2} .*\n .* 2 {2}made {3}shown/);
});

test('and back again', async () => {
  expect((await reelmill('choose', file, 'lamp/1 16:9 take 2', '1')).exitCode).toBe(0);
  const { stdout } = await reelmill('takes', file, '--json');
  expect(JSON.parse(stdout)).toMatchObject([
    {
      clip: 'lamp/1 16:9',
      takes: [
        { take: 1, clips: [{ state: 'cached' }], shown: true },
        { take: 2, shown: false },
      ],
    },
  ]);
});

test.each([
  { args: ['lamp/1 16:9', '3'], says: 'error lamp/1 16:9 has no take 3\n      There are 2.\n' },
  {
    args: ['lamp/2 16:9', '2'],
    says: 'error there are no takes of “lamp/2 16:9”\n      Did you mean “lamp/1 16:9”? `reelmill takes` lists them all.\n',
  },
])('choose $args is a mistake', async ({ args, says }) => {
  expect(await reelmill('choose', file, ...args)).toMatchObject({ exitCode: 1, stderr: says });
});

test('clips of one name are told apart by their keys', async () => {
  const each = campaign
    .replace('platforms:', 'locales: [en, ja]\nplatforms:')
    .replace('prompt: A brass lamp on a desk at dawn', 'prompt: { en: A lamp, ja: ランプ }');
  await using other = await createProject({ [file]: each });
  const choose = (clip: string) => runCommand(['choose', file, clip, '2'], { cwd: other.root });
  const { exitCode, stderr } = await choose('lamp/1 16:9');
  expect(exitCode).toBe(1);
  const keys = /Name one by its key: (\w{8}), (\w{8})\./.exec(stderr);
  expect((await choose(keys?.[1] ?? '')).exitCode).toBe(0);
});

test('a campaign without takes has nothing to choose', async () => {
  await using other = await createProject({ [file]: campaign.replace(', takes: 2', '') });
  expect(await runCommand(['takes', file], { cwd: other.root })).toMatchObject({
    exitCode: 1,
    stderr: expect.stringMatching(/makes each clip once[^]*Write `takes: 3`/),
  });
});

test('what two branches chose differently is shown where it stands, and what lies beside a campaign is checked with it', async () => {
  const path = join(project.root, 'campaigns/dot.takes.yaml');
  const once = await readFile(path, 'utf8');
  expect((await reelmill('validate', 'campaigns/dot.takes.yaml', file)).stderr).toBe(
    '✓ campaigns/dot.yaml  1 video, 1 locale\n',
  );
  await writeFile(path, once + once.slice(once.indexOf('  - clip')));
  const { exitCode, stderr } = await reelmill('validate', file);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/campaigns\/dot\.takes\.yaml:\d+:\d+: error: lamp\/1 16:9 is chosen twice/);
});
