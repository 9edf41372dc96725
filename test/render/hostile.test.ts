import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { renderDeliverable } from '../../src/render/render-deliverable.ts';
import { colours, smallPlatform, testDeliverable, testEdit } from './test-edit.ts';
import { makeFootage, never, temporaryFolder, testMedia } from './test-media.ts';

/** Red becomes green, green blue, blue red. */
const turned = `LUT_3D_SIZE 2\n${Array.from({ length: 8 }, (_, at) => `${(at >> 2) & 1} ${at & 1} ${(at >> 1) & 1}`).join('\n')}\n`;

const words = [
  "it's 100 % “done”: \\ %{pts} [x]; {\\b1}bold{\\r}, $HOME `id`",
  "%{eif\\:1\\:d} {\\an8}<b>&</b>',x='\n\n2 --> 3",
] as const;

const near = (colour: readonly number[]) => colour.map((value) => expect.closeTo(value, -1.3));

test('words and names are only words and names: through the whole render, with the look of the brand', async () => {
  const media = await testMedia();
  await using folder = await temporaryFolder();
  const workFolder = folder.file("it's 100 %d, [x]; q=1:2 {y} 発表");
  await mkdir(workFolder);
  const lut = path.join(workFolder, "look's, [1];:2.cube");
  await writeFile(lut, turned);
  const clip = path.join(workFolder, '-i %03d "a".mp4');
  const made = await makeFootage(media, folder.file('red.mp4'), {
    picture: 'color=0xd01010:s=320x180:r=30',
    sound: 'sine',
    seconds: 1,
  });
  await writeFile(clip, await readFile(made));
  const platform = smallPlatform(180, 320);
  const edit = testEdit(platform, [{ clip: 'a', seconds: 1, more: { text: words[0], reframe: 'fit' } }], {
    captions: [{ start: 0, end: 0.9, text: words[1] }],
    look: {
      colours: { ...colours, background: '#4060a0' },
      font: 'Inter',
      fontFile: undefined,
      lut: { path: lut, sha256: '' },
    },
  });
  const task = {
    deliverable: testDeliverable(platform, edit),
    platform,
    clips: new Map([['a', clip]]),
    own: new Set(['a']),
  };
  const { video, srt, inspection } = await renderDeliverable(task, { media, workFolder, signal: never });
  expect(inspection.checks.filter(({ rule, ok }) => !ok && !/frozen|black|rate|kbps|reading-time/.test(rule))).toEqual(
    [],
  );
  expect(inspection.crops).toEqual([
    {
      scene: 1,
      style: 'fit',
      picture: { width: 320, height: 180 },
      crop: { width: 320, height: 180 },
      points: [{ seconds: 0, x: 0, y: 0 }],
    },
  ]);
  const told = await readFile(srt ?? '', 'utf8');
  expect(told.match(/ --> /g), 'one cue').toHaveLength(1);
  expect(told).toContain('%{eif\\:1\\:d}');
  expect(told, 'no style of ASS').not.toContain('{\\an8');
  const raw = folder.file('frame.rgb');
  const options = ['-vf', 'scale=in_color_matrix=bt709,format=rgb24', '-frames:v', '1', '-f', 'rawvideo'];
  await media.run({ inputs: [{ source: video }], outputs: [{ target: raw, options }] }, { signal: never });
  const frame = await readFile(raw);
  const at = (x: number, y: number) => [...frame.subarray((y * 180 + x) * 3, (y * 180 + x) * 3 + 3)];
  expect(at(90, 160), 'the look of the brand is on the footage').toEqual(near([16, 208, 16]));
  expect(at(6, 6), 'and not on the bars, which have the ground colour of the brand').toEqual(near([64, 96, 160]));
});
