import { loadImage } from '@napi-rs/canvas';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject } from '../e2e/project.ts';
import { runCommand } from './run-command.ts';

const kit = `name: lamp
colours: { primary: '#0f1b33', accent: '#5ef0c0', text: '#f5f8ff', background: '#060a14' }
fonts: { hebrew: { package: '@expo-google-fonts/noto-sans-hebrew' } }
logo: { file: logo.svg, clearSpace: 0.5, placement: { tall: bottom-left, square: none } }
wordsToAvoid: { en: [{ word: cheap, say: fair }], ja: [激安] }
tagline: { ja: 夜のために }
`;
const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><rect width="80" height="20" fill="#5ef0c0"/></svg>`;
const files = {
  'brand.yaml': kit,
  'logo.svg': logo,
  'dim.yaml': kit.replace('#f5f8ff', '#777777').replace('#0f1b33', '#222222'),
  'bad.yaml': kit.replace('#f5f8ff', '#101522').replace('logo.svg', 'lgo.svg').replace('hebrew', 'klingon'),
};

test('a brand kit becomes one picture beside it', async () => {
  await using project = await createProject(files);
  const result = await runCommand(['brand', 'preview', 'brand.yaml'], { cwd: project.root });
  expect(result).toMatchObject({ exitCode: 0, stdout: '', stderr: 'preview  brand-brand.png\n' });
  const image = await loadImage(await readFile(join(project.root, 'brand-brand.png')));
  expect(image.width).toBe(2400);
  expect(image.height).toBeGreaterThan(3000);
  // Five seconds of drawing, and this machine may be busy.
}, 180_000);

test.each([
  {
    args: ['brand', 'preview', 'bad.yaml'],
    exitCode: 1,
    says: ['bad.yaml:3:10', 'unknown key "klingon"', 'logo.svg?'],
  },
  { args: ['brand', 'preview', 'brand.yaml', '-o', 'a.jpg'], exitCode: 1, says: ['a.jpg is no PNG file'] },
  { args: ['brand', 'preview', 'brnd.yaml'], exitCode: 1, says: ['did you mean brand.yaml?'] },
  { args: ['validate', 'brand.yaml'], exitCode: 0, says: ['✓ brand.yaml  brand kit'] },
  { args: ['validate', 'dim.yaml'], exitCode: 0, says: ['dim.yaml:2:', '3.55:1', "text: '#898989'", '✓ dim.yaml'] },
  { args: ['validate', 'bad.yaml'], exitCode: 1, says: ['the contrast of text over', '✗ bad.yaml  4 mistakes'] },
])('$args', async ({ args, exitCode, says }) => {
  await using project = await createProject(files);
  const result = await runCommand(args, { cwd: project.root });
  expect(result.exitCode).toBe(exitCode);
  for (const words of says) expect(result.stderr).toContain(words);
});
