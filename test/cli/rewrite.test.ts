import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProject, type Project } from '../e2e/project.ts';
import type { JsonService } from '../emulators/json-service.ts';
import { startResponsesEmulator } from '../emulators/openai-responses.ts';
import { person } from './person.ts';
import { runCommand, type CommandOptions } from './run-command.ts';

// From a campaign that wants its prompts rewritten to a plan that shows them. The tests build on each other.

const file = 'campaigns/lamp.yaml';
const prompts = 'campaigns/lamp.prompts.yaml';
const campaign = `name: lamp
content: A lamp that follows the sun
platforms: [x]
generate: { provider: openai, tune: aspect, takes: 2, rewrite: true }
videos:
  - id: dawn
    scenes:
      - { prompt: A brass lamp on a desk at dawn, seconds: 4 }
      - { prompt: A cat beside a lamp, seconds: 4 }
`;

let project: Project;
let service: JsonService;
let refuseCats = true;
beforeAll(async () => {
  service = await startResponsesEmulator({
    key: 'sk-words-01234567',
    reply: ({ prompt }) =>
      refuseCats && String(prompt).includes('cat')
        ? { refusal: 'No cats.' }
        : { prompt: `Slow push-in. ${String(prompt)}`, note: 'Added a camera move.' },
  });
  const config = `rewrite: { model: writer-1, baseUrl: "${service.baseUrl}", apiKey: "\${WORDS_KEY}" }\n`;
  project = await createProject({ [file]: campaign, 'reelmill.config.yaml': config });
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
  await project[Symbol.asyncDispose]();
});

const reelmill = (args: readonly string[], options: Partial<CommandOptions> = {}) =>
  runCommand(args, { cwd: project.root, env: { WORDS_KEY: 'sk-words-01234567' }, ...options });
const steady = (text: string) =>
  text.replaceAll(/[0-9a-f]{64}/g, '<key>').replaceAll(/\d{4}-\d\d-\d\d$|(?<=on )\d{4}-\d\d-\d\d/gm, '<date>');

test('a plan says how many are missing, and a run is refused and asks nobody', async () => {
  const { exitCode, stdout } = await reelmill(['plan', file]);
  expect(exitCode).toBe(0);
  expect(stdout.slice(stdout.indexOf('Clips'))).toMatchInlineSnapshot(`
    "Clips     4 new
    To spend  $1.60, at prices of 2026-09-24
    Prompts   2 not rewritten yet, so a run will be refused: reelmill rewrite campaigns/lamp.yaml
    "
  `);
  expect((await reelmill(['plan', file, '--check'])).exitCode).toBe(1);
  expect(await reelmill(['run', file, '--yes'])).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "raw": "error 2 prompts are not rewritten yet, as generate.rewrite asks for.
          \`reelmill rewrite campaigns/lamp.yaml\` does it, and a run never asks by itself. Nothing was sent.
    ",
      "stderr": "error 2 prompts are not rewritten yet, as generate.rewrite asks for.
          \`reelmill rewrite campaigns/lamp.yaml\` does it, and a run never asks by itself. Nothing was sent.
    ",
      "stdout": "",
    }
  `);
  expect(service.count).toBe(0);
});

test('without somebody’s word nobody is asked', async () => {
  expect(await reelmill(['rewrite', file])).toMatchObject({
    exitCode: 3,
    stderr:
      'error writer-1 would be asked to rewrite 2 prompts; nothing was sent.\n' +
      '      Run it again with --yes to agree; `reelmill plan --prompts` shows them.\n',
  });
  const questions = person('n');
  expect((await reelmill(['rewrite', file], { questions })).exitCode).toBe(3);
  expect(questions.shown()).toContain('Ask writer-1 to rewrite 2 prompts?');
  expect(service.count).toBe(0);
});

test('what is answered is written for a person to read, and the rest is asked for again', async () => {
  const { exitCode, stderr } = await reelmill(['rewrite', file, '--yes']);
  expect(exitCode).toBe(2);
  expect(stderr.replaceAll(/127\.0\.0\.1:\d+/g, '<host>')).toMatchInlineSnapshot(`
    "✓ dawn/1 16:9
      Added a camera move.
    ✗ dawn/2 16:9
      <host>: the model refused: No cats.

    Read what it is now in campaigns/lamp.prompts.yaml, change what you like, then
        reelmill plan campaigns/lamp.yaml --prompts
    1 prompt failed. Run it again to ask for it once more.
    "
  `);
  expect(service.count).toBe(2);
  refuseCats = false;
  expect((await reelmill(['rewrite', file, '--yes'])).exitCode).toBe(0);
  expect(service.count).toBe(3);
  expect(steady(await readFile(join(project.root, prompts), 'utf8'))).toMatchInlineSnapshot(`
    "# Prompts as a language model rewrote them, for you to read and change. Commit this file with its campaign.
    prompts:
      - clip: dawn/1 16:9
        prompt: Slow push-in. A lamp that follows the sun. A brass lamp on a desk at dawn. Wide 16:9
          composition, subject near the centre, plain and calm towards the edges.
        note: Added a camera move.
        before: A lamp that follows the sun. A brass lamp on a desk at dawn. Wide 16:9 composition, subject
          near the centre, plain and calm towards the edges.
        model: writer-1
        date: <date>
        request: <key>
      - clip: dawn/2 16:9
        prompt: Slow push-in. A lamp that follows the sun. A cat beside a lamp. Wide 16:9 composition,
          subject near the centre, plain and calm towards the edges.
        note: Added a camera move.
        before: A lamp that follows the sun. A cat beside a lamp. Wide 16:9 composition, subject near the
          centre, plain and calm towards the edges.
        model: writer-1
        date: <date>
        request: <key>
    "
  `);
  expect(await reelmill(['rewrite', file])).toMatchObject({ exitCode: 0, stderr: '✓ Every prompt is rewritten\n' });
  expect(service.count).toBe(3);
});

test('a plan shows both, and what a person changed', async () => {
  const path = join(project.root, prompts);
  await writeFile(
    path,
    (await readFile(path, 'utf8')).replace('prompt: Slow push-in. ', 'prompt: Very slow push-in. '),
  );
  const { stdout } = await reelmill(['plan', file, '--prompts']);
  expect(steady(stdout.slice(stdout.indexOf('CLIP')))).toMatchInlineSnapshot(`
    "CLIP                MADE BY        SIZE      LENGTH       IN  PRICE  STATE
    dawn/1 16:9 take 1  openai sora-2  1280x720     4 s  1 video  $0.40  new
        Very slow push-in. A lamp that follows the sun. A brass lamp on a desk at dawn. Wide 16:9 composition,
        subject near the centre, plain and calm towards the edges.
        Avoid: letterbox bars, burned-in text, watermark.
        sent: 4 s, 1280x720 (16:9, 720p), 30 frames a second, seed 826265617
        rewritten by writer-1 on <date> (Added a camera move.), from: A lamp that follows the sun. A brass
        lamp on a desk at dawn. Wide 16:9 composition, subject near the centre, plain and calm towards the edges.
    dawn/1 16:9 take 2  openai sora-2  1280x720     4 s  1 video  $0.40  new
        Very slow push-in. A lamp that follows the sun. A brass lamp on a desk at dawn. Wide 16:9 composition,
        subject near the centre, plain and calm towards the edges.
        Avoid: letterbox bars, burned-in text, watermark.
        sent: 4 s, 1280x720 (16:9, 720p), 30 frames a second, seed 826265618
        rewritten by writer-1 on <date> (Added a camera move.), from: A lamp that follows the sun. A brass
        lamp on a desk at dawn. Wide 16:9 composition, subject near the centre, plain and calm towards the edges.
    dawn/2 16:9 take 1  openai sora-2  1280x720     4 s  1 video  $0.40  new
        Slow push-in. A lamp that follows the sun. A cat beside a lamp. Wide 16:9 composition, subject near the
        centre, plain and calm towards the edges.
        Avoid: letterbox bars, burned-in text, watermark.
        sent: 4 s, 1280x720 (16:9, 720p), 30 frames a second, seed 883460250
        rewritten by writer-1 on <date> (Added a camera move.), from: A lamp that follows the sun. A cat
        beside a lamp. Wide 16:9 composition, subject near the centre, plain and calm towards the edges.
    dawn/2 16:9 take 2  openai sora-2  1280x720     4 s  1 video  $0.40  new
        Slow push-in. A lamp that follows the sun. A cat beside a lamp. Wide 16:9 composition, subject near the
        centre, plain and calm towards the edges.
        Avoid: letterbox bars, burned-in text, watermark.
        sent: 4 s, 1280x720 (16:9, 720p), 30 frames a second, seed 883460251
        rewritten by writer-1 on <date> (Added a camera move.), from: A lamp that follows the sun. A cat
        beside a lamp. Wide 16:9 composition, subject near the centre, plain and calm towards the edges.

    Clips     4 new
    To spend  $1.60, at prices of <date>
    "
  `);
  expect((await reelmill(['plan', file, '--check'])).exitCode).toBe(0);
});

test('a prompt that was emptied is shown where it stands', async () => {
  await using other = await createProject({
    [file]: campaign,
    [prompts]: `prompts:\n  - { clip: dawn/1, prompt: "", before: a, model: w, date: 2026-11-23, request: ${'a'.repeat(64)} }\n`,
    'reelmill.config.yaml': 'rewrite: { model: w }\n',
  });
  const { exitCode, stderr } = await runCommand(['plan', file], { cwd: other.root });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/campaigns\/lamp\.prompts\.yaml:2:\d+: error: prompt/);
});

test('a campaign that does not want it', async () => {
  await using other = await createProject({ [file]: campaign.replace(', rewrite: true', '') });
  expect(await runCommand(['rewrite', file, '--yes'], { cwd: other.root })).toMatchObject({
    exitCode: 1,
    stderr: expect.stringMatching(/lamp uses its prompts as they are\./),
  });
});

test('an animatic of it is drawn without asking anybody', async () => {
  expect((await reelmill(['plan', file, '--provider', 'animatic', '--check'])).exitCode).toBe(0);
});
