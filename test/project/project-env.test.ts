import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectEnv } from '../../src/project/project-env.ts';
import { makeProject } from './make-project.ts';

test('without .env the environment is as it is', async () => {
  const env = { A: '1' };
  expect(await projectEnv(makeProject({}), env)).toBe(env);
});

test.each([
  ['adds', 'B=2\n', { A: '1', B: '2' }],
  ['does not change what is there', 'A=2\n', { A: '1' }],
  ['nor what is there and empty', 'EMPTY=2\n', { A: '1', EMPTY: '' }],
  ['sets what is there only by name', 'NONE=2\n', { A: '1', NONE: '2' }],
  [
    'has comments, quotes and lines',
    '# a\nB="two # 2"\nexport C=\'3\'\nD="4\n5"\n',
    { B: 'two # 2', C: '3', D: '4\n5' },
  ],
  ['comes from Windows', '\uFEFFB=2\r\nC=3\r\n', { B: '2', C: '3' }],
  ['is empty', '', { A: '1' }],
])('%s', async (_, text, expected) => {
  const root = makeProject({ '.env': text });
  const env = { A: '1', EMPTY: '', NONE: undefined };
  const before = { ...env };
  expect(await projectEnv(root, env)).toMatchObject(expected);
  expect(env).toEqual(before);
  expect(process.env).not.toHaveProperty('B');
});

test('a folder of that name belongs to somebody else', async () => {
  const root = makeProject({});
  mkdirSync(join(root, '.env'));
  expect(await projectEnv(root, {})).toEqual({});
});

test('no other file of that kind is read', async () => {
  expect(await projectEnv(makeProject({ '.env.local': 'B=2\n', '.env.example': 'B=2\n' }), {})).toEqual({});
});

test('one that is no text is refused, without a word of it', async () => {
  const root = makeProject({ '.env': Buffer.from('KEY=sk-0123456789\n', 'utf16le') });
  await expect(projectEnv(root, {})).rejects.toMatchObject({
    name: 'UserError',
    message: `${join(root, '.env')}: the file is written in UTF-16`,
    hint: 'save it as UTF-8',
  });
});

// Root may read everything.
test.skipIf(process.getuid?.() === 0)('one that may not be read is no missing one', async () => {
  const root = makeProject({ '.env': 'B=2\n' });
  chmodSync(join(root, '.env'), 0);
  await expect(projectEnv(root, {})).rejects.toMatchObject({ name: 'UserError' });
});
