import { expect, test } from 'vitest';
import type { OpenaiConfig } from '../../../src/generate/provider-tools.ts';
import { contentKey } from '../../../src/plan/content-key.ts';
import { startVideosEmulator } from '../../emulators/openai-videos.ts';
import type { Gateway } from '../../emulators/video-gateway.ts';
import type { VideoRequest } from '../../emulators/video-request.ts';
import { clipRequest } from '../clip-request.ts';
import { connect, patient, rejection } from './connect.ts';

const request = clipRequest({ avoid: ['text', 'logos'], audio: false, seed: 7, fps: 24 });
const appended = 'A kite over a beach Avoid: text, logos.';

interface Case {
  readonly config: Partial<OpenaiConfig>;
  readonly gateway?: Gateway;
  readonly asked?: Parameters<typeof clipRequest>[0];
  /** What arrives. */
  readonly sent: Partial<VideoRequest>;
}

// The settings of docs/gateways.md, and each setting on its own.
const table: Readonly<Record<string, Case>> = {
  'nothing set': { config: {}, sent: { encoding: 'multipart', prompt: appended, seconds: '4', extra: {} } },
  'a gateway that takes only JSON': {
    config: { encoding: 'json' },
    gateway: { encoding: 'json' },
    sent: { encoding: 'json', prompt: appended, secondsType: 'string', size: '320x180' },
  },
  'lengths as numbers': {
    config: { encoding: 'json', seconds: 'number' },
    gateway: { seconds: 'numbers' },
    sent: { seconds: '4', secondsType: 'number' },
  },
  'sizes as tiers': {
    config: { size: 'tier' },
    gateway: { sizes: 'tiers' },
    sent: { size: '480p', extra: { aspect_ratio: '16:9' } },
  },
  'sizes as tiers with names of their own': {
    config: { size: 'tier' },
    asked: { tier: '768P' },
    gateway: { sizes: 'tiers' },
    sent: { size: '768P', extra: { aspect_ratio: '16:9' } },
  },
  'a field for what to avoid': {
    config: { send: ['negative_prompt'] },
    sent: { prompt: 'A kite over a beach', extra: { negative_prompt: 'text, logos' } },
  },
  'that field when there is nothing to avoid': {
    config: { send: ['negative_prompt'] },
    asked: { avoid: [] },
    sent: { extra: {} },
  },
  'sound where the model leaves no choice': {
    config: { send: ['audio'] },
    asked: { audio: undefined },
    sent: { extra: {} },
  },
  'fields that the protocol does not have, but never instead of ours': {
    config: {
      extra: { quality: 'hd', steps: 40, enhance: true, seconds: '1', model: 'dear', seed: 1 },
      send: ['seed'],
    },
    sent: { model: 'sora-2', seconds: '4', extra: { quality: 'hd', steps: '40', enhance: 'true', seed: '7' } },
  },
  'vLLM-Omni': {
    config: { send: ['fps', 'seed', 'negative_prompt', 'generate_sound'] },
    gateway: { encoding: 'multipart' },
    sent: { extra: { fps: '24', seed: '7', negative_prompt: 'text, logos', generate_sound: 'false' } },
  },
  Bifrost: {
    config: { encoding: 'json', seconds: 'number', send: ['seed', 'negative_prompt', 'audio'] },
    gateway: { encoding: 'json', seconds: 'numbers' },
    sent: { extra: { seed: '7', negative_prompt: 'text, logos', audio: 'false' } },
  },
  'a gateway that keeps notes': {
    config: { encoding: 'json', send: ['metadata'] },
    sent: { extra: { metadata: JSON.stringify({ reelmill_clip: contentKey(request) }) } },
  },
};

test.each(Object.entries(table))('%s', async (_name, { config, gateway = {}, asked = {}, sent }) => {
  await using server = await startVideosEmulator({ gateway });
  const provider = await connect(server.baseUrl, { config });
  await provider.start({ ...request, ...asked }, { signal: patient });
  expect(server.jobs[0]?.request).toMatchObject(sent);
  expect(server.jobs[0]?.request.extra).toEqual(sent.extra ?? {});
});

test.each<[string, Gateway, Partial<OpenaiConfig>]>([
  ['JSON', { encoding: 'multipart' }, { encoding: 'json' }],
  ['a form', { encoding: 'json' }, {}],
  ['pixels', { sizes: 'tiers' }, {}],
  ['text for a length', { seconds: 'numbers' }, { encoding: 'json' }],
])('a gateway that does not take %s refuses, and nothing is started', async (_name, gateway, config) => {
  await using server = await startVideosEmulator({ gateway });
  const error = await rejection((await connect(server.baseUrl, { config })).start(request, { signal: patient }));
  expect(error).toMatchObject({ name: 'ProviderError', nothingStarted: true, retryable: false });
  expect(server.jobs).toEqual([]);
});
