import path from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { literalJob } from '../../src/media/literal-job.ts';
import { plainFormats } from '../../src/media/plain-formats.ts';

const whitelist = ['-protocol_whitelist', 'file,pipe'];
const plain = [...whitelist, '-format_whitelist', plainFormats];
const everyJob = ['-hide_banner', '-nostdin', '-stats', '-y'];

test('puts the options of the whole job before the first input and leaves the graph alone', () => {
  const job = literalJob({
    inputs: [{ source: '/a.mp4', options: ['-ss', '1'] }, { source: '/b.mp4' }],
    graph: '[0:v][1:v]xfade[v]',
    global: ['-filter_threads', '1'],
    outputs: [{ target: '/c.mp4', options: ['-map', '[v]'] }],
  });
  expect(job).toEqual({
    inputs: [
      { source: 'file:/a.mp4', options: [...everyJob, '-filter_threads', '1', ...plain, '-ss', '1'] },
      { source: 'file:/b.mp4', options: plain },
    ],
    graph: '[0:v][1:v]xfade[v]',
    outputs: [{ target: 'file:/c.mp4', options: ['-map', '[v]'] }],
  });
});

const frames = Readable.from([]);
test.each([
  ['a dash', '-i.mp4', [], `file:${path.resolve('-i.mp4')}`, plain],
  ['a protocol', 'http://x/y.mp4', [], `file:${path.resolve('http:/x/y.mp4')}`, plain],
  [
    'a picture',
    '/%03d.png',
    ['-loop', '1'],
    'file:/%03d.png',
    [...whitelist, '-f', 'image2', '-pattern_type', 'none', '-loop', '1'],
  ],
  ['a filter', 'color=red', ['-f', 'lavfi'], 'color=red', ['-f', 'lavfi']],
  ['a stream', frames, ['-f', 'rawvideo'], frames, ['-f', 'rawvideo']],
])('takes %s as it is', (_name, source, options, literal, literalOptions) => {
  const { inputs } = literalJob({ inputs: [{ source, options }], outputs: [] });
  expect(inputs).toEqual([{ source: literal, options: [...everyJob, ...literalOptions] }]);
});

test.each([
  ['/%d.jpg', ['-frames:v', '1'], 'file:/%d.jpg', ['-frames:v', '1', '-update', '1']],
  ['-', ['-f', 'null'], '-', ['-f', 'null']],
])('writes %s', (target, options, literal, literalOptions) => {
  expect(literalJob({ inputs: [{ source: '/a.mp4' }], outputs: [{ target, options }] }).outputs).toEqual([
    { target: literal, options: literalOptions },
  ]);
});

test('refuses a job without inputs: its global options would be lost', () => {
  expect(() => literalJob({ inputs: [], outputs: [{ target: '/a.mp4', options: [] }] })).toThrow(/needs an input/);
});
