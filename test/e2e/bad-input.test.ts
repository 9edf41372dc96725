import { copyFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { createProject } from './project.ts';

// What people hand in. Each is refused with exit code 1 and the next step, and leaves the project as it was.

const start = 'name: bad\ncontent: A lamp that follows the sun\nplatforms: [x]\n';
const scene = (text: string) => `${start}videos:\n  - id: lamp\n    scenes:\n      - { ${text} }\n`;

const sample = new URL('../../campaigns/assets/bed.m4a', import.meta.url);

test.each([
  { what: 'an empty file', text: '', says: /the file is empty\n.*it needs at least: name, platforms/ },
  { what: 'only a comment', text: '# later\n', says: /the file is empty/ },
  { what: 'not YAML', text: 'name: "bad\nplatforms: [x\n', says: /bad\.yaml:\d+:\d+: error: / },
  {
    what: 'a picture',
    text: '\u0000\u0001PNG\u0000',
    says: /bad\.yaml: the file is no text\n +is this the file you meant\?/,
  },
  { what: 'tabs', text: `${start}generate:\n\ttune: aspect\n`, says: /bad\.yaml:5:1: error: .*tab[^]*spaces/i },
  { what: 'a list', text: '- name: bad\n', says: /must be a (map|set)/ },
  { what: 'a wrong type', text: `${start}locales: en\n`, says: /locales must be a list[^]*\[en\]/ },
  {
    what: 'a number in words',
    text: scene('prompt: A lamp, seconds: four'),
    says: /seconds must be a number such as 4, or voice, not "four"/,
  },
  {
    what: 'an unknown platform',
    text: start.replace('[x]', '[tictok]'),
    says: /no platform "tictok"[^]*did you mean "tiktok"\?/,
  },
  { what: 'an unknown key', text: `${start}budgit: 40 USD\n`, says: /unknown key "budgit"[^]*did you mean "budget"\?/ },
  {
    what: 'the same key twice',
    text: `${start}name: other\n`,
    says: /bad\.yaml:4:1: error: name is given twice[^]*keep one of the two/,
  },
  { what: 'a missing asset', text: scene('footage: film.mp4'), says: /there is no file "film\.mp4"[^]*looked in/ },
  { what: 'a sound for a film', text: scene('footage: bed.m4a'), says: /"bed\.m4a" is .*not a video[^]*give a video/ },
  {
    what: 'a text for a picture',
    text: scene('prompt: A lamp, reference: notes.png'),
    says: /"notes\.png" is not a picture/,
  },
  { what: 'a folder for a picture', text: scene('prompt: A lamp, reference: .'), says: /"\." is a folder/ },
  { what: 'no length', text: scene('prompt: A lamp, seconds: 0'), says: /seconds must be from 0\.5 to 600/ },
  {
    what: 'a length below nothing',
    text: scene('prompt: A lamp, seconds: -3'),
    says: /seconds must be from 0\.5 to 600/,
  },
  { what: 'an endless scene', text: scene('prompt: A lamp, seconds: 1e9'), says: /seconds must be from 0\.5 to 600/ },
  {
    what: 'a scene longer than the platform',
    text: scene('prompt: A lamp, seconds: 90'),
    says: /lamp lasts 90 s, and x takes 0\.5 to 30 s[^]*Shorten/,
  },
  {
    what: 'another currency',
    text: `${start}budget: 40 EUR\n`,
    says: /budget must be an amount in US dollars such as "40 USD"/,
  },
  { what: 'a bare sum', text: `${start}budget: 40\n`, says: /budget must be an amount in US dollars such as "40 USD"/ },
  { what: 'a name that climbs', text: start.replace('name: bad', 'name: ../../etc'), says: /name may not contain \// },
  {
    what: 'a name that is a place',
    text: start.replace('name: bad', 'name: ..'),
    says: /name may not begin or end with a dot/,
  },
  { what: 'an id that climbs', text: `${start}videos: [{ id: a/../../b }]\n`, says: /id may not contain \// },
  {
    what: 'a device of Windows',
    text: start.replace('name: bad', 'name: NUL'),
    says: /name is a name that Windows keeps for itself/,
  },
  {
    what: 'a name that turns the text around',
    text: start.replace('name: bad', 'name: "gpj\\u202E.exe"'),
    says: /name may not contain invisible direction marks/,
  },
])('$what', async ({ text, says }) => {
  await using project = await createProject({ 'campaigns/bad.yaml': text, 'campaigns/notes.png': 'buy milk' });
  await copyFile(sample, join(project.root, 'campaigns', 'bed.m4a'));
  const { exitCode, stdout, stderr } = await runCommand(['run', 'campaigns/bad.yaml'], { cwd: project.root });
  expect(stderr).toMatch(says);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).not.toMatch(/\n {4}at |this is a bug/);
  expect(await readdir(project.root)).not.toContain('out');
  expect(await readdir(join(project.root, '.reelmill')).catch(() => [])).not.toContain('ledger.db');
});

test.each([
  { file: 'campaigns', says: /campaigns is a folder\n +name a file in it, such as campaigns\/launch\.yaml/ },
  {
    file: 'campaigns/lanch.yaml',
    says: /campaigns\/lanch\.yaml: there is no such file\n +did you mean .*launch\.yaml/,
  },
  { file: '/dev/null', says: /\/dev\/null is not a regular file/ },
  { file: '', says: /is a folder/ },
])('instead of a file: “$file”', async ({ file, says }) => {
  await using project = await createProject({ 'campaigns/launch.yaml': start });
  const { exitCode, stderr } = await runCommand(['run', file], { cwd: project.root });
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringMatching(says) });
});

test('a film that is damaged is found before anything is made', async () => {
  await using project = await createProject({ 'campaigns/bad.yaml': scene('footage: film.mp4') });
  // The first bytes say MP4; nothing follows.
  await writeFile(join(project.root, 'campaigns', 'film.mp4'), Buffer.from('00000018667479706d703432', 'hex'));
  const { exitCode, stderr } = await runCommand(['run', 'campaigns/bad.yaml'], { cwd: project.root });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/"film\.mp4" cannot be played[^]*open it in a player: it may be damaged or incomplete/);
});
