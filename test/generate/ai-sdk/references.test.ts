import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { ClipRequest } from '../../../src/plan/plan.ts';
import { startEmulator } from '../../emulators/ai-sdk/emulator.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { rejection } from '../rejection.ts';
import { ask, caseOf, connect, patient } from './services.ts';

type Id = Parameters<typeof caseOf>[0];
const png = '\x89PNG\r\n\x1a\n and so on';
const base64 = Buffer.from(png, 'latin1').toString('base64');
const uri = `data:image/png;base64,${base64}`;
const file = { type: 'file', mediaType: 'image/png', data: base64 };

async function start(id: Id, changes: Partial<ClipRequest>, onDisk = png) {
  const each = caseOf(id);
  await using server = await startEmulator(each.dialect);
  await using folder = await temporaryFolder();
  const reference = {
    path: folder.file('phone.png'),
    sha256: createHash('sha256').update(png, 'latin1').digest('hex'),
  };
  await writeFile(reference.path, onDisk, 'latin1');
  const provider = await connect(each, server.baseUrl);
  const error = await provider.start(ask(each, { reference, ...changes }), { signal: patient }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { error, body: server.jobs[0]?.body, creates: server.count.create };
}

const first = { referenceAs: 'first-frame' } as const;
const style = { referenceAs: 'style' } as const;

const sent: readonly (readonly [Id, Partial<ClipRequest>, object])[] = [
  ['google-vertex', first, { instances: [{ image: { bytesBase64Encoded: base64, mimeType: 'image/png' } }] }],
  [
    'google-vertex',
    { ...style, seconds: 8 },
    { instances: [{ referenceImages: [{ image: { bytesBase64Encoded: base64 }, referenceType: 'asset' }] }] },
  ],
  ['xai', first, { image: { url: uri } }],
  ['xai', style, { reference_images: [{ url: uri }] }],
  ['alibaba', first, { input: { media: [{ type: 'first_frame', url: uri }] }, parameters: { ratio: '9:16' } }],
  ['alibaba', style, { input: { media: [{ type: 'reference_image', url: uri }] } }],
  ['alibaba', { ...first, model: 'wan2.6-i2v' }, { input: { img_url: uri }, parameters: { resolution: '720P' } }],
  [
    'alibaba',
    { ...first, model: 'wan2.7-i2v', audio: undefined },
    { input: { prompt: 'A kite over a beach', media: [{ type: 'first_frame', url: uri }] } },
  ],
  [
    'alibaba',
    { ...style, model: 'wan2.7-r2v', audio: undefined },
    { input: { media: [{ type: 'reference_image', url: uri }] } },
  ],
  [
    'minimax',
    first,
    { content: [{ type: 'text' }, { type: 'image_url', image_url: { url: uri }, role: 'first_frame' }] },
  ],
  [
    'minimax',
    style,
    { content: [{ type: 'text' }, { image_url: { url: uri }, role: 'reference_image' }], ratio: '9:16' },
  ],
  ['black-forest-labs', first, { mode: 'i2v', keyframes: [base64] }],
  ['fal', { ...first, model: 'fal-ai/veo3.1/image-to-video' }, { image_url: uri }],
  ['fal', { ...style, model: 'bytedance/seedance-2.0/reference-to-video' }, { image_urls: [uri] }],
  ['replicate', first, { input: { image: uri } }],
  ['replicate', style, { input: { reference_images: [uri] } }],
  ['replicate', { ...first, model: 'kwaivgi/kling-v2.6' }, { input: { start_image: uri } }],
  ['ai-gateway', first, { image: file }],
  ['ai-gateway', style, { inputReferences: [file] }],
];

test.each(sent)('%s is given the picture: %o', async (id, changes, part) => {
  const { error, body } = await start(id, changes);
  expect(error).toBeUndefined();
  expect(body).toMatchObject(part);
});

// Where the SDK would leave the picture out, or make the clip smaller for it, without a word or with one too late.
const refused: readonly (readonly [Id, Partial<ClipRequest>])[] = [
  ['google-vertex', style],
  ['ai-gateway', { ...style, model: 'google/veo-3.1-generate-001' }],
  ['xai', { ...style, resolution: '1080p' }],
  ['alibaba', { ...first, model: 'wan2.7-t2v', audio: undefined }],
  ['alibaba', { ...style, model: 'wan2.6-r2v' }],
  ['minimax', { ...style, model: 'MiniMax-H3-Max' }],
  ['black-forest-labs', style],
  ['fal', first],
  ['fal', { ...style, model: 'fal-ai/veo3.1/image-to-video' }],
  ['replicate', { ...style, model: 'kwaivgi/kling-v2.6' }],
];

test.each(refused)('%s has no place for the picture: %o', async (id, changes) => {
  const { error, creates } = await start(id, changes);
  expect(error).toMatchObject({ name: 'UserError', hint: expect.any(String) });
  expect(creates).toBe(0);
});

test('a picture that has changed since the plan is not sent', async () => {
  const { error, creates } = await start('xai', first, 'another picture');
  expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining('changed since the plan') });
  expect(creates).toBe(0);
});

test('a picture that is gone is not sent', async () => {
  const each = caseOf('xai');
  await using server = await startEmulator(each.dialect);
  const reference = { path: '/nowhere/phone.png', sha256: '0' };
  const provider = await connect(each, server.baseUrl);
  const error = await rejection(provider.start(ask(each, { reference, ...first }), { signal: patient }));
  expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining('cannot be read') });
});
