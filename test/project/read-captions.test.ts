import { expect, test } from 'vitest';
import { loadCampaign } from '../../src/project/load-campaign.ts';
import { makeProject, shownBy } from './make-project.ts';

const campaign = (file: string) => `name: a\ncontent: b\nplatforms: [x]\ncaptions: { file: ${file} }\n`;

test('caption files are read from beside the campaign', async () => {
  const cwd = makeProject({
    'launch.yaml': campaign('words/en.srt'),
    'words/en.srt': '\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\nHello.\r\n',
  });
  const { captions } = await loadCampaign('launch.yaml', { cwd, env: {} });
  expect([...captions.values()]).toEqual([[{ start: 1, end: 2, text: 'Hello.' }]]);
});

test.each([
  ['that is not there', { 'en.vtt': 'WEBVTT' }, 'launch.yaml:4:19: error: en.srt: there is no such file'],
  [
    'in another encoding',
    { 'en.srt': Buffer.from('1\n00:01,000 --> 00:02,000\nD\xE9j\xE0 vu', 'latin1') },
    'en.srt: the file is not written in UTF-8',
  ],
  [
    'with a wrong time',
    { 'en.srt': '1\n00:00:02,000 --> 00:00:01,000\nHello.\n' },
    'en.srt:2:1: error: this caption ends before it begins',
  ],
])('a file %s is shown with its place', async (_, files, expected) => {
  const cwd = makeProject({ 'launch.yaml': campaign('en.srt'), ...files });
  expect(await shownBy(loadCampaign('launch.yaml', { cwd, env: {} }), cwd)).toContain(expected);
});
