import { expect, test } from 'vitest';
import type { ClipRequest } from '../../../src/plan/plan.ts';
import { startOmniEmulator } from '../../emulators/google-omni.ts';
import { referencePicture } from '../reference-picture.ts';
import { rejection } from '../rejection.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { connect, omniClip, patient } from './connect.ts';

const text = { type: 'text', text: 'A kite over a beach' };
const image = { type: 'image', mime_type: 'image/png', data: expect.stringMatching(/^iVBOR/) };
const tall = { aspect: '9:16', width: 720, height: 1280 };
const wide = { aspect_ratio: '16:9', resolution: '720p', duration: '4s' };

const sent: readonly (readonly [
  name: string,
  changes: Partial<ClipRequest>,
  input: readonly object[],
  task: string,
  format: object,
])[] = [
  ['16:9', {}, [text], 'text_to_video', wide],
  ['9:16', tall, [text], 'text_to_video', { ...wide, aspect_ratio: '9:16' }],
  ['16:9 from a picture', { referenceAs: 'first-frame' }, [image, text], 'image_to_video', wide],
  [
    '9:16 from a picture',
    { ...tall, referenceAs: 'first-frame' },
    [image, text],
    'image_to_video',
    { ...wide, aspect_ratio: '9:16' },
  ],
  ['a picture as a reference', { referenceAs: 'style' }, [image, text], 'reference_to_video', wide],
  [
    '1080p of 15 seconds',
    { resolution: '1080p', seconds: 15 },
    [text],
    'text_to_video',
    { ...wide, resolution: '1080p', duration: '15s' },
  ],
  [
    'a tier of its own, and half seconds',
    { tier: '360p', resolution: '480p', seconds: 3.5 },
    [text],
    'text_to_video',
    { ...wide, resolution: '360p', duration: '3.5s' },
  ],
  ['sound, which it always makes', { audio: true }, [text], 'text_to_video', wide],
  [
    'what to avoid',
    { avoid: ['text', 'logos'] },
    [{ type: 'text', text: 'A kite over a beach Avoid: text, logos.' }],
    'text_to_video',
    wide,
  ],
];

test.each(sent)('sends %s', async (_name, changes, input, task, format) => {
  await using server = await startOmniEmulator();
  await using folder = await temporaryFolder();
  const reference = input.length > 1 ? await referencePicture(folder.file('phone.png')) : undefined;
  await (await connect(server.baseUrl)).start(omniClip({ reference, ...changes }), { signal: patient });
  // The whole of it: nothing that the service might decide, and charge, on its own, and no seed.
  expect(server.jobs[0]?.body).toEqual({
    model: 'gemini-omni-1.2-flash',
    input,
    background: true,
    store: true,
    generation_config: { video_config: { task } },
    response_format: { type: 'video', delivery: 'uri', ...format },
  });
});

const refused: readonly (readonly [name: string, changes: Partial<ClipRequest>, message: RegExp])[] = [
  ['2 seconds', { seconds: 2 }, /makes 3 to 15 seconds, not 2/],
  ['16 seconds', { seconds: 16 }, /not 16/],
  ['1:1', { aspect: '1:1' }, /makes 16:9 and 9:16, not 1:1/],
  ['480p', { resolution: '480p' }, /makes 360p, 720p, 1080p, 4k, not 480p/],
  ['silence', { audio: false }, /always makes sound/],
  ['no prompt', { prompt: ' ' }, /needs a prompt/],
  ['a clip that goes on from another', { continues: 'abc' }, /go on from another/],
  ['a picture that is gone', { reference: { path: '/nowhere.png', sha256: '' } }, /cannot be read/],
];

test.each(refused)('refuses %s before anything is sent', async (_name, changes, message) => {
  await using server = await startOmniEmulator();
  const provider = await connect(server.baseUrl);
  expect(await rejection(provider.start(omniClip(changes), { signal: patient }))).toMatchObject({
    name: 'UserError',
    message: expect.stringMatching(message),
    hint: expect.stringMatching(/\w/),
  });
  expect(server.count.create).toBe(0);
});
