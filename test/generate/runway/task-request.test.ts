import { expect, test } from 'vitest';
import type { ClipRequest } from '../../../src/plan/plan.ts';
import { startRunwayEmulator } from '../../emulators/runway.ts';
import { referencePicture } from '../reference-picture.ts';
import { rejection } from '../rejection.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { connect, patient, runwayRequest } from './connect.ts';

const tall = { aspect: '9:16', width: 720, height: 1280 };
const square = { aspect: '1:1', width: 960, height: 960 };
const common = { duration: 4, promptText: 'A kite over a beach' };
const uri = expect.stringMatching(/^data:image\/png;base64,iVBOR/);
const firstFrame = [{ uri, position: 'first' }];

const sent: readonly (readonly [name: string, changes: Partial<ClipRequest>, picture: boolean, body: object])[] = [
  ['16:9', {}, false, { model: 'gen4.5', ...common, ratio: '1280:720', seed: 7 }],
  ['9:16', tall, false, { model: 'gen4.5', ...common, ratio: '720:1280', seed: 7 }],
  [
    '16:9 from a picture',
    {},
    true,
    { model: 'gen4.5', ...common, ratio: '1280:720', seed: 7, promptImage: firstFrame },
  ],
  [
    '9:16 from a picture',
    tall,
    true,
    { model: 'gen4.5', ...common, ratio: '720:1280', seed: 7, promptImage: firstFrame },
  ],
  [
    '1:1 from a picture',
    square,
    true,
    { model: 'gen4.5', ...common, ratio: '960:960', seed: 7, promptImage: firstFrame },
  ],
  [
    'what to avoid, in the prompt',
    { avoid: ['text', 'logos'] },
    false,
    { model: 'gen4.5', ...common, promptText: 'A kite over a beach Avoid: text, logos.', ratio: '1280:720', seed: 7 },
  ],
  [
    'what to avoid, in a field of its own, and the sound',
    { model: 'veo3.1_fast', avoid: ['text', 'logos'], audio: false },
    false,
    { model: 'veo3.1_fast', ...common, ratio: '1280:720', seed: 7, negativePrompt: 'text, logos', audio: false },
  ],
  [
    'a picture as a reference',
    { model: 'seedance2', referenceAs: 'style', ...tall },
    true,
    { model: 'seedance2', ...common, ratio: '720:1280', seed: 7, references: [{ uri }] },
  ],
  [
    'a shape beside a resolution',
    { model: 'hailuo3', tier: '768p', ...tall },
    false,
    { model: 'hailuo3', ...common, ratio: '9:16', resolution: '768p' },
  ],
  [
    'wan3 from a picture',
    { model: 'wan3' },
    true,
    { model: 'wan3', ...common, ratio: 'auto_720p', promptImage: firstFrame },
  ],
  [
    'Grok from a picture',
    { model: 'grok_imagine_1_5' },
    true,
    { model: 'grok_imagine_1_5', ...common, resolution: '720p', promptImage: firstFrame },
  ],
];

test.each(sent)('sends %s', async (_name, changes, picture, body) => {
  await using server = await startRunwayEmulator();
  await using folder = await temporaryFolder();
  const reference = picture ? await referencePicture(folder.file('phone.png')) : undefined;
  const referenceAs = picture ? ('first-frame' as const) : undefined;
  const provider = await connect(server.baseUrl);
  await provider.start(runwayRequest({ reference, referenceAs, ...changes }), { signal: patient });
  expect(server.tasks[0]?.body).toEqual(body);
  const isFirstFrame = picture && changes.referenceAs !== 'style';
  expect(server.tasks[0]?.path).toBe(isFirstFrame ? '/v1/image_to_video' : '/v1/text_to_video');
});

const refused: readonly (readonly [name: string, changes: Partial<ClipRequest>, message: RegExp])[] = [
  ['11 seconds', { seconds: 11 }, /makes 2, 3, .*10 seconds, not 11/],
  ['2.5 seconds', { seconds: 2.5 }, /not 2\.5/],
  ['5 seconds of Veo', { model: 'veo3.1', seconds: 5 }, /makes 4, 6, 8 seconds/],
  ['1:1 without a picture', square, /makes 1280:720, 720:1280, not 960:960/],
  ['a size it does not sell', { width: 1920, height: 1080 }, /not 1920:1080/],
  ['Turbo without a picture', { model: 'gen4_turbo' }, /needs a picture/],
  ['sound', { audio: true }, /no switch for sound/],
  ['a long prompt', { prompt: 'x'.repeat(981), avoid: ['text', 'logos'] }, /takes 1000 characters/],
  ['no prompt', { prompt: ' ' }, /needs a prompt/],
  ['a model nobody knows', { model: 'gen9' }, /gen9/],
  ['a model named like a method', { model: 'constructor' }, /constructor/],
  ['a clip that goes on from another', { continues: 'abc' }, /go on from another/],
];

test.each(refused)('refuses %s before anything is sent', async (_name, changes, message) => {
  await using server = await startRunwayEmulator();
  const provider = await connect(server.baseUrl);
  expect(await rejection(provider.start(runwayRequest(changes), { signal: patient }))).toMatchObject({
    name: 'UserError',
    message: expect.stringMatching(message),
    hint: expect.stringMatching(/\w/),
  });
  expect(server.count.create).toBe(0);
});

test('refuses a picture that cannot be sent before anything is sent', async () => {
  await using server = await startRunwayEmulator();
  await using folder = await temporaryFolder();
  const provider = await connect(server.baseUrl);
  const large = await referencePicture(folder.file('large.png'), 4_000_000);
  const start = (changes: Partial<ClipRequest>) =>
    rejection(provider.start(runwayRequest(changes), { signal: patient }));
  expect(await start({ reference: large })).toMatchObject({ message: expect.stringMatching(/too large/) });
  const reference = await referencePicture(folder.file('phone.png'));
  expect(await start({ reference, referenceAs: 'style' })).toMatchObject({
    message: expect.stringMatching(/only as its first frame/),
  });
  expect(await start({ reference: { ...reference, sha256: 'other' } })).toMatchObject({
    message: expect.stringMatching(/changed since the plan/),
  });
  expect(server.count.create).toBe(0);
});
