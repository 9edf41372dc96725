import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { createProject } from '../e2e/project.ts';
import { runCommand } from './run-command.ts';

const campaign = `name: lamp
content: A lamp that follows the sun
locales: [en, ja]
platforms: [youtube-shorts, tiktok, x]
generate: { tune: aspect, seed: 7 }
videos:
  - id: dawn
    scenes:
      - { prompt: A brass lamp on a desk at dawn, seconds: 3, text: { en: Follow the sun, ja: 太陽を追う } }
    variants:
      - { id: a }
      - { id: b, cta: { en: Try it, ja: 試す } }
`;

/** Made by a service, at eight clip lengths of 4, 8 or 12 seconds and ten cents a second. */
const paid = campaign.replace('generate: {', 'budget: 1.00 USD\ngenerate: { provider: openai, ');
const files = { 'campaigns/lamp.yaml': campaign, 'campaigns/paid.yaml': paid };

test('the videos, the clips, the money', async () => {
  await using project = await createProject(files);
  const { exitCode, stdout, stderr } = await runCommand(['plan', 'campaigns/lamp.yaml'], { cwd: project.root });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatchInlineSnapshot(`
    "lamp  12 videos of 2 clips

    VIDEO  PLATFORM        LOCALE  VARIANT  SIZE       LENGTH  STATE
    dawn   youtube-shorts  en      a        1080x1920     3 s  new
    dawn   youtube-shorts  en      b        1080x1920   4.1 s  new
    dawn   youtube-shorts  ja      a        1080x1920     3 s  new
    dawn   youtube-shorts  ja      b        1080x1920   4.1 s  new
    dawn   tiktok          en      a        1080x1920     3 s  new
    dawn   tiktok          en      b        1080x1920   4.1 s  new
    dawn   tiktok          ja      a        1080x1920     3 s  new
    dawn   tiktok          ja      b        1080x1920   4.1 s  new
    dawn   x               en      a        1280x720      3 s  new
    dawn   x               en      b        1280x720    4.1 s  new
    dawn   x               ja      a        1280x720      3 s  new
    dawn   x               ja      b        1280x720    4.1 s  new

    CLIP         MADE BY              SIZE      LENGTH        IN  PRICE  STATE
    dawn/1 9:16  animatic animatic-1  720x1280     3 s  8 videos   free  new
    dawn/1 16:9  animatic animatic-1  1280x720     3 s  4 videos   free  new

    Clips     2 new
    To spend  nothing: every clip is free
    "
  `);
});

test('with the prompts', async () => {
  await using project = await createProject(files);
  const args = ['plan', 'campaigns/lamp.yaml', '--prompts', '--only', 'x', '--only', 'en'];
  const { stdout } = await runCommand(args, { cwd: project.root });
  expect(stdout).toMatchInlineSnapshot(`
    "lamp  2 videos of 1 clip

    VIDEO  PLATFORM  LOCALE  VARIANT  SIZE      LENGTH  STATE
    dawn   x         en      a        1280x720     3 s  new
    dawn   x         en      b        1280x720   4.1 s  new

    CLIP         MADE BY              SIZE      LENGTH        IN  PRICE  STATE
    dawn/1 16:9  animatic animatic-1  1280x720     3 s  2 videos   free  new
        A lamp that follows the sun. A brass lamp on a desk at dawn. Wide 16:9 composition, subject near the
        centre, plain and calm towards the edges.
        Avoid: letterbox bars, burned-in text, watermark.
        sent: 3 s, 1280x720 (16:9, 720p), 30 frames a second, seed 7

    Clips     1 new
    To spend  nothing: every clip is free
    "
  `);
});

test('what costs money, and what it would cost with nothing shared', async () => {
  await using project = await createProject(files);
  const { exitCode, stdout } = await runCommand(['plan', 'campaigns/paid.yaml'], { cwd: project.root });
  expect(exitCode).toBe(0);
  expect(stdout.slice(stdout.indexOf('CLIP'))).toMatchInlineSnapshot(`
    "CLIP         MADE BY        SIZE      LENGTH        IN  PRICE  STATE
    dawn/1 9:16  openai sora-2  720x1280     4 s  8 videos  $0.40  new
    dawn/1 16:9  openai sora-2  1280x720     4 s  4 videos  $0.40  new

        all clips: asked for 3 s, the model makes 4, 8 or 12: 4 s, trimmed
        all clips: the model takes no seed: 7 has no effect on the picture

    Clips     2 new
    To spend  $0.80, $4.80 if every video had clips of its own, at prices of 2026-09-24
    Budget    $1.00
    "
  `);
});

test.each([
  { file: 'campaigns/lamp.yaml', only: [], exitCode: 0 },
  { file: 'campaigns/paid.yaml', only: [], exitCode: 0 },
  { file: 'campaigns/paid.yaml', only: ['--only', 'x'], exitCode: 0 },
])('--check: $file $only is within its budget', async ({ file, only, exitCode }) => {
  await using project = await createProject(files);
  const result = await runCommand(['plan', file, '--check', ...only], { cwd: project.root });
  expect(result.exitCode).toBe(exitCode);
});

test('--check: what goes over the budget exits with 3, and says by how much', async () => {
  const dear = paid.replace('1.00 USD', '0.50 USD');
  await using project = await createProject({ 'campaigns/dear.yaml': dear });
  const cwd = project.root;
  const { exitCode, stdout } = await runCommand(['plan', 'campaigns/dear.yaml', '--check'], { cwd });
  expect(exitCode).toBe(3);
  expect(stdout).toMatch(/Budget {4}\$0\.50: this goes \$0\.30 over it, so a run will be refused\n$/);
  expect((await runCommand(['plan', 'campaigns/dear.yaml'], { cwd })).exitCode).toBe(0);
});

test('the caps of the configuration are shown, and refuse as the budget does', async () => {
  const config = 'budget: { run: 0.60 USD, month: 50 USD }\n';
  await using project = await createProject({ ...files, 'reelmill.config.yaml': config });
  const { exitCode, stdout } = await runCommand(['plan', 'campaigns/paid.yaml', '--check'], { cwd: project.root });
  expect(exitCode).toBe(3);
  expect(stdout.split('\n').slice(-4)).toEqual([
    'A run     $0.60: this goes $0.20 over it, so a run will be refused',
    'Budget    $1.00',
    'A month   $50.00',
    '',
  ]);
});

test('for machines: the plan and what is known of it', async () => {
  await using project = await createProject(files);
  const args = ['plan', 'campaigns/paid.yaml', '--json', '--only', 'tiktok'];
  const { exitCode, stdout, stderr } = await runCommand(args, { cwd: project.root });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const { plan, assessment } = JSON.parse(stdout);
  expect(plan.deliverables.map(({ id }: { id: string }) => id)).toEqual([
    'dawn/tiktok/en/a',
    'dawn/tiktok/en/b',
    'dawn/tiktok/ja/a',
    'dawn/tiktok/ja/b',
  ]);
  expect(plan.price).toMatchObject({ totalUsd: 0.4, naiveUsd: 1.6 });
  expect(assessment).toMatchObject({ toSpendUsd: 0.4, committedUsd: 0, overBudget: false });
});

test.each([30, 45, 60, 80, 100])('no line is wider than a terminal of %i columns', async (columns) => {
  await using project = await createProject(files);
  const args = ['plan', 'campaigns/paid.yaml', '--prompts'];
  const { stdout } = await runCommand(args, { cwd: project.root, columns });
  expect(stdout.split('\n').filter((line) => stringWidth(line) > columns)).toEqual([]);
});

test.each([
  { args: ['--provider', 'opena'], says: /There is no provider "opena"\.[^]*Did you mean "openai"\?/ },
  { args: ['--provider', 'footage'], says: /dawn, scene 1 has a prompt, but the provider footage makes no pictures/ },
  {
    args: ['--only', 'tictoc'],
    says: /--only tictoc selects nothing[^]*Did you mean tiktok\?[^]*platform {2}youtube-shorts, tiktok, x/,
  },
])('$args is a mistake: $says', async ({ args, says }) => {
  await using project = await createProject(files);
  const { exitCode, stdout, stderr } = await runCommand(['plan', 'campaigns/lamp.yaml', ...args], {
    cwd: project.root,
  });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toMatch(says);
});

test('--provider chooses another one for this time', async () => {
  await using project = await createProject(files);
  const args = ['plan', 'campaigns/paid.yaml', '--provider', 'animatic', '--json'];
  const { plan } = JSON.parse((await runCommand(args, { cwd: project.root })).stdout);
  expect(plan.price.totalUsd).toBe(0);
  expect(new Set(plan.clips.map(({ request }: { request: { model: string } }) => request.model))).toEqual(
    new Set(['animatic-1']),
  );
});

const words = campaign.replace(
  'generate: { tune: aspect, seed: 7 }',
  'generate: { provider: google-vertex, fallback: [minimax, animatic], tune: aspect, duration: 5, n: 1, aspect_ratio: 9:16, audio: false, quality: hd }',
);

test('what was mapped, what is sent, and who takes over', async () => {
  const text = words.replace(', seconds: 3', '');
  await using project = await createProject({ 'campaigns/words.yaml': text });
  const args = ['plan', 'campaigns/words.yaml', '--prompts', '--only', 'tiktok', '--only', 'en'];
  const { stdout } = await runCommand(args, { cwd: project.root });
  expect(stdout).toMatchInlineSnapshot(`
    "lamp  2 videos of 1 clip

    VIDEO  PLATFORM  LOCALE  VARIANT  SIZE       LENGTH  STATE
    dawn   tiktok    en      a        1080x1920     5 s  new
    dawn   tiktok    en      b        1080x1920   6.1 s  new

    CLIP         MADE BY                                  SIZE      LENGTH        IN  PRICE  STATE
    dawn/1 9:16  google-vertex veo-3.1-fast-generate-001  720x1280     6 s  2 videos  $0.48  new
        duration 5: the model makes 4, 6 or 8: 6 s, trimmed
        aspect_ratio 9:16: made in 9:16
        asked for 30 frames a second, the model makes 24
        n 1: 1 take
        quality hd: not asked of the model; the finished videos are encoded with more care
        made in 9:16 and cropped to 16:9 for x
        if it cannot be started: minimax MiniMax-H3, 768x1366, 5 s, $0.40 (audio false: the model always makes
        sound)
        if it cannot be started: animatic animatic-1, 720x1280, 5 s, free (audio false: the model always makes
        sound)
        A lamp that follows the sun. A brass lamp on a desk at dawn. Vertical 9:16 composition, subject near the
        centre, plain and calm towards the edges.
        Avoid: letterbox bars, burned-in text, watermark.
        sent: 6 s, 720x1280 (9:16, 720p), 24 frames a second, sound off, seed 1232830392

    Clips     1 new
    To spend  $0.48, $0.96 if every video had clips of its own, at prices of 2026-07-10
    "
  `);
});

test('a retired model is shown where it is named', async () => {
  const text = campaign.replace('generate: {', 'generate: { provider: alibaba, model: wan2.6-t2v,');
  await using project = await createProject({ 'campaigns/gone.yaml': text });
  const { exitCode, stderr } = await runCommand(['plan', 'campaigns/gone.yaml'], { cwd: project.root });
  expect(exitCode).toBe(1);
  expect(stderr).toContain('campaigns/gone.yaml:5:39: error: alibaba retired Wan 2.6 (wan2.6-t2v) on 2026-10-14');
  expect(stderr).toMatch(/choose wan2\.7-t2v \(\$0\.10\/s\); or another provider: /);
});
