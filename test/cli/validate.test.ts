import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject } from '../e2e/project.ts';
import { runCommand } from './run-command.ts';

const good = 'name: good\ncontent: A lamp that follows the sun\nplatforms: [x, youtube, tiktok]\n';

const bad = `name: bad
content: A lamp that follows the sun
locale: [en]
platforms: [tiktok, instgram]
videos:
  - id: lamp
    scenes:
      - { prompt: A lamp, seconds: four }
      - { footage: lamp.mp4 }
`;

test('a good campaign, and what would be made of it', async () => {
  await using project = await createProject({ 'campaigns/good.yaml': good });
  const result = await runCommand(['validate', 'campaigns/good.yaml'], { cwd: project.root });
  expect(result).toMatchObject({ exitCode: 0, stdout: '', stderr: '✓ campaigns/good.yaml  3 videos, 1 locale\n' });
});

test('every mistake of every file, in one go', async () => {
  await using project = await createProject({ 'campaigns/good.yaml': good, 'campaigns/bad.yaml': bad });
  const files = ['campaigns/bad.yaml', 'campaigns/missing.yaml', 'campaigns/good.yaml'];
  const { exitCode, stderr } = await runCommand(['validate', ...files], { cwd: project.root });
  expect(exitCode).toBe(1);
  expect(stderr).toMatchInlineSnapshot(`
    "campaigns/bad.yaml:3:1: error: unknown key "locale"
      2 │ content: A lamp that follows the sun
      3 │ locale: [en]
        │ ^^^^^^ did you mean "locales"?
      4 │ platforms: [tiktok, instgram]

    campaigns/bad.yaml:4:21: error: there is no platform "instgram"
      3 │ locale: [en]
      4 │ platforms: [tiktok, instgram]
        │                     ^^^^^^^^ did you mean "instagram"?
      5 │ videos:

    campaigns/bad.yaml:8:36: error: seconds must be a number such as 4, or voice, not "four"
      7 │     scenes:
      8 │       - { prompt: A lamp, seconds: four }
        │                                    ^^^^
      9 │       - { footage: lamp.mp4 }

    campaigns/bad.yaml:9:20: error: there is no file "lamp.mp4"
       8 │       - { prompt: A lamp, seconds: four }
       9 │       - { footage: lamp.mp4 }
         │                    ^^^^^^^^ looked in campaigns

    ✗ campaigns/bad.yaml  4 mistakes
    error campaigns/missing.yaml: there is no such file
          looked in campaigns
    ✗ campaigns/missing.yaml
    ✓ campaigns/good.yaml  3 videos, 1 locale
    "
  `);
});

test('what can be read and not be planned is a mistake as well', async () => {
  const long = `${good}videos:\n  - { id: lamp, scenes: [{ prompt: A lamp, seconds: 100 }] }\n`;
  await using project = await createProject({ 'campaigns/long.yaml': long });
  const { exitCode, stderr } = await runCommand(['validate', 'campaigns/long.yaml'], { cwd: project.root });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/lamp lasts 100 s, and x takes 0.5 to 30 s/);
  expect(stderr).toMatch(/lamp lasts 100 s, and tiktok takes 3 to 60 s/);
  expect(stderr).toMatch(/✗ campaigns\/long.yaml\n$/);
});

test('paths are shown from where the person is', async () => {
  await using project = await createProject({ 'campaigns/good.yaml': good });
  const cwd = join(project.root, 'campaigns');
  expect((await runCommand(['validate', 'good.yaml'], { cwd })).stderr).toBe('✓ good.yaml  3 videos, 1 locale\n');
  const absolute = await runCommand(['validate', join(cwd, 'good.yaml')], { cwd });
  expect(absolute.stderr).toBe('✓ good.yaml  3 videos, 1 locale\n');
});

test('for machines', async () => {
  await using project = await createProject({ 'campaigns/good.yaml': good, 'campaigns/bad.yaml': bad });
  const args = ['validate', '--json', 'campaigns/good.yaml', 'campaigns/bad.yaml', 'campaigns/none.yaml'];
  const { exitCode, stdout, stderr } = await runCommand(args, { cwd: project.root });
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  const [first, second, third] = JSON.parse(stdout);
  expect(first).toEqual({ file: 'campaigns/good.yaml', ok: true, diagnostics: [], warnings: [] });
  expect(second).toMatchObject({ file: 'campaigns/bad.yaml', ok: false, message: 'campaigns/bad.yaml has 4 mistakes' });
  expect(second.diagnostics).toContainEqual(
    expect.objectContaining({ code: 'unknown-platform', line: 4, column: 21, hint: 'did you mean "instagram"?' }),
  );
  expect(third).toMatchObject({ ok: false, message: expect.stringContaining('no such file'), diagnostics: [] });
});
