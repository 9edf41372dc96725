import { expect, test } from 'vitest';
import { loadCampaign } from '../../src/project/load-campaign.ts';
import { makeProject, png, shownBy } from './make-project.ts';

const minimal = 'name: a\ncontent: b\nplatforms: [x]\n';

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

test.each<[what: string, content: string | Uint8Array]>([
  ['a byte order mark', `\ufeff${minimal}`],
  ['line ends of Windows', minimal.replaceAll('\n', '\r\n')],
  ['both', `\ufeff${minimal.replaceAll('\n', '\r\n')}`],
  ['no line end at the end', minimal.trimEnd()],
  ['JSON in it', '{ "name": "a", "content": "b", "platforms": ["x"] }'],
])('a file with %s is read', async (_, content) => {
  const cwd = makeProject({ 'launch.yaml': content });
  await expect(loadCampaign('launch.yaml', { cwd, env: {} })).resolves.toMatchObject({ campaign: { name: 'a' } });
});

test.each<[what: string, file: string, files: Record<string, string | Uint8Array>, expected: string]>([
  [
    'UTF-16 with a mark',
    'a.yaml',
    { 'a.yaml': utf16(minimal, 'le', true) },
    'a.yaml: the file is written in UTF-16\n  → save it as UTF-8',
  ],
  [
    'UTF-16 the other way round',
    'a.yaml',
    { 'a.yaml': utf16(minimal, 'be', true) },
    'a.yaml: the file is written in UTF-16\n  → save it as UTF-8',
  ],
  [
    'UTF-16 without a mark',
    'a.yaml',
    { 'a.yaml': utf16(minimal, 'le', false) },
    'a.yaml: the file is written in UTF-16\n  → save it as UTF-8',
  ],
  [
    'Latin-1',
    'a.yaml',
    { 'a.yaml': Buffer.from('name: Frühjahr', 'latin1') },
    'a.yaml: the file is not written in UTF-8\n  → save it as UTF-8',
  ],
  ['a picture', 'a.yaml', { 'a.yaml': png }, 'a.yaml: the file is not written in UTF-8\n  → save it as UTF-8'],
  ['zeros', 'a.yaml', { 'a.yaml': Buffer.alloc(64) }, 'a.yaml: the file is no text\n  → is this the file you meant?'],
  [
    'over 1 MB',
    'a.yaml',
    { 'a.yaml': '#'.repeat(1_200_000) },
    'a.yaml has 1.2 MB; at most 1 MB is read\n  → is this the file you meant?',
  ],
  [
    'a folder',
    'campaigns',
    { 'campaigns/spring.yaml': minimal },
    'campaigns is a folder\n  → name a file in it, such as campaigns/spring.yaml',
  ],
  ['a folder of nothing', '.', {}, '/project is a folder\n  → name a file in it, such as /project/launch.yaml'],
  [
    'not there',
    'lunch.yaml',
    { 'launch.yaml': minimal },
    'lunch.yaml: there is no such file\n  → did you mean launch.yaml?',
  ],
  [
    'not there, nor anything like it',
    'x/a.yaml',
    { 'x/b.txt': '' },
    'x/a.yaml: there is no such file\n  → looked in /project/x',
  ],
  [
    'in a folder that is not there',
    'campaign/a.yaml',
    {},
    'campaign/a.yaml: there is no such file\n  → there is no folder "campaign" either',
  ],
  [
    'below a file',
    'a.yaml/b.yaml',
    { 'a.yaml': minimal },
    'a.yaml/b.yaml: there is no such file\n  → there is no folder "a.yaml" either',
  ],
])('a file that is %s', async (_, file, files, expected) => {
  const cwd = makeProject(files);
  expect(await shownBy(loadCampaign(file, { cwd, env: {} }), cwd)).toBe(expected);
});

test('a device is no campaign', async () => {
  const cwd = makeProject({});
  expect(await shownBy(loadCampaign('/dev/zero', { cwd, env: {} }), cwd)).toContain('/dev/zero is not a regular file');
});
