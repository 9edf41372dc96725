import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { rememberProbes } from '../../src/media/remember-probes.ts';
import { makeFootage, temporaryFolder, testMedia } from '../render/test-media.ts';

test('a file is looked at once, however often somebody asks', async () => {
  const media = await testMedia();
  await using folder = await temporaryFolder();
  const file = await makeFootage(media, folder.file('a.mp4'), { picture: 'testsrc2=s=64x64:r=30', seconds: 0.2 });
  const remembering = rememberProbes(media);
  const first = remembering.probe(file);
  expect(remembering.probe(file)).toBe(first);
  expect(remembering.probe(file, { packets: true })).not.toBe(first);
  expect(await first).toEqual(await media.probe(file));
});

test('what failed is looked at again', async () => {
  const media = await testMedia();
  await using folder = await temporaryFolder();
  const file = folder.file('late.mp4');
  await writeFile(file, 'no film yet');
  const remembering = rememberProbes(media);
  await expect(remembering.probe(file)).rejects.toThrow('late.mp4');
  await makeFootage(media, file, { picture: 'testsrc2=s=64x64:r=30', seconds: 0.2 });
  expect((await remembering.probe(file)).video).toMatchObject({ width: 64 });
});
