import { loadImage } from '@napi-rs/canvas';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject, tinyCampaign } from '../e2e/project.ts';
import { runCommand } from './run-command.ts';

const files = { 'tiny.yaml': tinyCampaign.replace('generate: {', 'generate: { provider: openai,') };

test('a page for each video, as PDF, before anything is made', async () => {
  await using project = await createProject(files);
  const result = await runCommand(['storyboard', 'tiny.yaml'], { cwd: project.root });
  expect(result).toMatchObject({ exitCode: 0, stdout: '' });
  expect(result.stderr).toContain('storyboard  out/tiny/storyboard.pdf  1 video\n');
  const pdf = await readFile(join(project.root, 'out/tiny/storyboard.pdf'), 'latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
});

test('or as a picture', async () => {
  await using project = await createProject(files);
  await runCommand(['storyboard', 'tiny.yaml', '--only', 'x', '-o', 'a.png'], { cwd: project.root });
  expect(await loadImage(await readFile(join(project.root, 'a.png')))).toMatchObject({ width: 2380, height: 1684 });
  const other = await runCommand(['storyboard', 'tiny.yaml', '-o', 'a.docx'], { cwd: project.root });
  expect(other).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('neither PDF nor PNG') });
});
