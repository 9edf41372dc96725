import { expect, test } from 'vitest';
import { ProviderError, UserError } from '../../../src/errors.ts';
import type { ClipRequest } from '../../../src/plan/plan.ts';
import { startEmulator } from '../../emulators/ai-sdk/emulator.ts';
import { rejection } from '../rejection.ts';
import { ask, caseOf, connect, named, patient, type Case } from './services.ts';

const avoid = { avoid: ['text', 'logos'] };
const words = 'A kite over a beach';
const together = `${words} Avoid: text, logos.`;

async function sent(each: Case, changes: Partial<ClipRequest>) {
  await using server = await startEmulator(each.dialect);
  const request = ask(each, changes);
  await (await connect(each, server.baseUrl)).start(request, { signal: patient });
  const [job] = server.jobs;
  return { path: job?.path.replace(each.dialect.base, ''), body: job?.body };
}

// What goes over the wire for 6 s of 720p, upright, silent and seeded. All of a body, so that nothing is added either.
const bodies: Readonly<Record<string, { readonly path: string; readonly body: object }>> = {
  'google-vertex': {
    path: '/models/veo-3.1-fast-generate-001:predictLongRunning',
    body: {
      instances: [{ prompt: words }],
      parameters: {
        sampleCount: 1,
        aspectRatio: '9:16',
        resolution: '720p',
        durationSeconds: 6,
        seed: 7,
        generateAudio: false,
        negativePrompt: 'text, logos',
      },
    },
  },
  xai: {
    path: '/videos/generations',
    body: {
      model: 'grok-imagine-video',
      prompt: together,
      duration: 6,
      aspect_ratio: '9:16',
      resolution: '720p',
      generate_audio: false,
    },
  },
  alibaba: {
    path: '/api/v1/services/aigc/video-generation/video-synthesis',
    body: {
      model: 'wan3.0-video',
      input: { prompt: words, negative_prompt: 'text, logos' },
      parameters: { duration: 6, seed: 7, resolution: '720P', ratio: '9:16', audio: false },
    },
  },
  minimax: {
    path: '/v2/video_generation',
    body: {
      model: 'MiniMax-H3',
      content: [{ type: 'text', text: together }],
      resolution: '768P',
      duration: 6,
      ratio: '9:16',
    },
  },
  'black-forest-labs': {
    path: '/flux-3-video',
    body: {
      mode: 't2v',
      prompt: together,
      aspect_ratio: '9:16',
      duration: 6,
      resolution: 'hd',
      generate_audio: false,
    },
  },
  fal: {
    path: '/bytedance/seedance-2.0/text-to-video',
    body: {
      prompt: together,
      aspect_ratio: '9:16',
      duration: '6',
      seed: 7,
      resolution: '720p',
      generate_audio: false,
    },
  },
  replicate: {
    path: '/models/google/veo-3.1-fast/predictions',
    body: {
      input: {
        prompt: words,
        aspect_ratio: '9:16',
        duration: 6,
        seed: 7,
        resolution: '720p',
        generate_audio: false,
        negative_prompt: 'text, logos',
      },
    },
  },
  'ai-gateway': {
    path: '/video-model/start',
    body: {
      prompt: together,
      n: 1,
      aspectRatio: '9:16',
      resolution: '720x1280',
      duration: 6,
      seed: 7,
      generateAudio: false,
      providerOptions: {},
    },
  },
};

test.each(named)('%s is asked for what was planned, and for nothing else', async (id, each) => {
  expect(await sent(each, avoid)).toEqual(bodies[id]);
});

type Part = readonly [id: Parameters<typeof caseOf>[0], changes: Partial<ClipRequest>, part: object];

// Models of one service that are spoken to in other words.
const dialects: readonly Part[] = [
  ['google-vertex', { resolution: '1080p', width: 1080, height: 1920 }, { parameters: { resolution: '1080p' } }],
  ['google-vertex', { tier: '4k', audio: true }, { parameters: { resolution: '4k', generateAudio: true } }],
  ['xai', { model: 'grok-imagine-video-1.5', resolution: '1080p' }, { resolution: '1080p' }],
  ['xai', { resolution: '480p', aspect: '1:1' }, { resolution: '480p', aspect_ratio: '1:1' }],
  ['alibaba', { model: 'wan2.6-t2v', audio: undefined }, { parameters: { size: '720*1280', duration: 6, seed: 7 } }],
  [
    'alibaba',
    { model: 'wan2.7-t2v', audio: undefined, resolution: '1080p', seed: 2 ** 32 - 1 },
    { parameters: { resolution: '1080P', ratio: '9:16', seed: 2 ** 31 - 1 } },
  ],
  ['alibaba', { avoid: ['x'.repeat(501)] }, { input: { prompt: `${words} Avoid: ${'x'.repeat(501)}.` } }],
  ['minimax', { resolution: '1080p' }, { resolution: '2K' }],
  ['minimax', { model: 'MiniMax-H3-Max', resolution: '480p', tier: '480P' }, { resolution: '480P' }],
  ['black-forest-labs', { resolution: '1080p', tier: 'fhd' }, { resolution: 'fhd' }],
  ['fal', { model: 'fal-ai/veo3.1', ...avoid }, { prompt: words, duration: '6s', negative_prompt: 'text, logos' }],
  ['fal', { model: 'fal-ai/kling-video/v2.6/pro/text-to-video', seed: 0 }, { duration: '6', seed: 0 }],
  ['fal', { model: 'luma-ray-2' }, { duration: '6s' }],
  ['replicate', { model: 'kwaivgi/kling-v3-video', resolution: '1080p' }, { input: { mode: 'pro', duration: 6 } }],
  ['replicate', { model: 'wan-video/wan-2.6-t2v' }, { input: { size: '720*1280' } }],
  [
    'replicate',
    { model: 'someone/new-model', seed: 0, ...avoid },
    { input: { prompt: together, resolution: '720p', seed: 0 } },
  ],
  [
    'ai-gateway',
    { model: 'google/veo-3.1-generate-001' },
    { resolution: '1280x720', aspectRatio: '9:16', generateAudio: false },
  ],
  ['ai-gateway', { model: 'spacexai/grok-imagine-video' }, { providerOptions: { xai: { resolution: '720p' } } }],
  [
    'ai-gateway',
    { model: 'minimax/minimax-h3-max', audio: undefined },
    { providerOptions: { minimax: { resolution: '768P' } } },
  ],
  ['ai-gateway', { model: 'alibaba/wan-v2.7-t2v', audio: undefined }, { resolution: '1280x720', aspectRatio: '9:16' }],
  ['ai-gateway', { model: 'bfl/flux-3-video' }, { providerOptions: { blackForestLabs: { resolution: 'hd' } } }],
  [
    'ai-gateway',
    { model: 'klingai/kling-v3.0-t2v', resolution: '1080p' },
    { providerOptions: { klingai: { mode: 'pro' } } },
  ],
];

test.each(dialects)('%s with %o', async (id, changes, part) => {
  const { body } = await sent(caseOf(id), changes);
  expect(body).toMatchObject(part);
});

test.each([
  ['fal-ai/kling-video/v2.6/pro/text-to-video', '/fal-ai/kling-video/v2.6/pro/text-to-video'],
  ['luma-ray-2', '/fal-ai/luma-ray-2'],
  ['wan/v2.6/text-to-video', '/wan/v2.6/text-to-video'],
])('fal has %s at %s', async (model, path) => {
  expect(await sent(caseOf('fal'), { model })).toMatchObject({ path });
});

// What an SDK would leave out or change in silence is refused before anything is sent.
const refusals: readonly (readonly [id: Parameters<typeof caseOf>[0], changes: Partial<ClipRequest>, why: RegExp])[] = [
  ['google-vertex', { resolution: '480p' }, /makes no 480p/],
  ['alibaba', { model: 'wan2.7-t2v', audio: false }, /always makes sound/],
  ['minimax', { audio: false }, /always makes sound/],
  ['minimax', { seconds: 3 }, /left out or changed duration/],
  ['minimax', { seconds: 6.5 }, /left out or changed duration/],
  ['minimax', { tier: '480P' }, /left out or changed resolution/],
  ['minimax', { aspect: '4:5' }, /left out or changed ratio/],
  ['black-forest-labs', { seconds: 4 }, /left out or changed duration/],
  ['black-forest-labs', { aspect: '4:5' }, /left out or changed aspect_ratio/],
  ['black-forest-labs', { resolution: '480p' }, /makes no 480p/],
  [
    'alibaba',
    { model: 'wan2.7-t2v', audio: undefined, resolution: '480p' },
    /left out or changed parameters\.resolution/,
  ],
  ['xai', { tier: '720i' }, /was not asked/],
  ['xai', { continues: 'f'.repeat(64) }, /goes on from no other clip/],
];

test.each(refusals)('%s is not asked with %o', async (id, changes, why) => {
  const each = caseOf(id);
  await using server = await startEmulator(each.dialect);
  const error = await rejection((await connect(each, server.baseUrl)).start(ask(each, changes), { signal: patient }));
  expect(error).toMatchObject({ message: expect.stringMatching(why) });
  // A UserError is such a proof, too.
  expect(error instanceof ProviderError ? error.nothingStarted : error instanceof UserError).toBe(true);
  expect(server.count.create).toBe(0);
});

test.each(named)('%s is given an address to call only where it takes one', async (id, each) => {
  await using server = await startEmulator(each.dialect);
  const webhookUrl = 'https://hooks.example.com/x?a=1';
  await (await connect(each, server.baseUrl)).start(ask(each), { signal: patient, webhookUrl });
  const [job] = server.jobs;
  const given = job?.query.get('fal_webhook') ?? job?.body['webhook'];
  expect(given).toBe(id === 'fal' || id === 'replicate' ? webhookUrl : undefined);
  expect(JSON.stringify(job?.body).includes('hooks.example.com')).toBe(id === 'replicate');
});
