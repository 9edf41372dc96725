import { expect, test } from 'vitest';
import { renderDeliverable } from '../../src/render/render-deliverable.ts';
import { readClips } from '../../src/render/read-clips.ts';
import { watchFootage } from '../../src/render/source-stretches.ts';
import { smallPlatform, testDeliverable, testEdit } from './test-edit.ts';
import { makeFootage, never, temporaryFolder, testMedia } from './test-media.ts';

const platform = smallPlatform(96, 160);
const moving = 'testsrc2=s=96x160:r=30';

test('still footage is found where it stands in the video, and passes inspection', async () => {
  await using folder = await temporaryFolder();
  const media = await testMedia();
  const sound = 'sine=f=440';
  const clips = new Map([
    ['moves', await makeFootage(media, folder.file('moves.mp4'), { picture: moving, sound, seconds: 1 })],
    // A second of movement, then one frame for three seconds.
    [
      'stops',
      await makeFootage(media, folder.file('stops.mp4'), {
        picture: `${moving},trim=end_frame=30,tpad=stop=90:stop_mode=clone`,
        sound,
        seconds: 4,
      }),
    ],
  ]);
  const edit = testEdit(platform, [
    { clip: 'moves', seconds: 1 },
    { clip: 'stops', seconds: 4 },
  ]);
  const own = new Set<string>();
  const task = { deliverable: testDeliverable(platform, edit), platform, clips, own };
  const tools = { media, workFolder: folder.file(''), signal: never };

  const { still } = await watchFootage({ edit, own, clipOf: await readClips(task, tools) }, media, never);
  expect(still.map(({ start, end }) => [Math.round(start), Math.round(end)])).toEqual([[2, 5]]);

  const { inspection } = await renderDeliverable(task, tools);
  expect(inspection.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(inspection.checks.find(({ rule }) => rule === 'video.frozen')?.value).not.toBe('none');
});

test.each([
  ['of the team is meant to be', ['dark'], []],
  ['of a model is a fault', [], ['video.black']],
])('black footage %s', async (_name, own, fails) => {
  await using folder = await temporaryFolder();
  const media = await testMedia();
  const dark = `${moving},drawbox=c=black:t=fill:enable='between(t,1,2.5)'`;
  const file = await makeFootage(media, folder.file('dark.mp4'), { picture: dark, sound: 'sine=f=440', seconds: 4 });
  const edit = testEdit(platform, [{ clip: 'dark', seconds: 4 }]);
  const deliverable = testDeliverable(platform, edit);
  const task = { deliverable, platform, clips: new Map([['dark', file]]), own: new Set(own) };
  const { inspection } = await renderDeliverable(task, { media, workFolder: folder.file(''), signal: never });
  expect(inspection.checks.filter(({ ok }) => !ok).map(({ rule }) => rule)).toEqual(fails);
});
