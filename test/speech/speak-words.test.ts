import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Media } from '../../src/media/media.ts';
import type { SpeechTask } from '../../src/plan/speech.ts';
import { speakWords } from '../../src/speech/speak-words.ts';
import { type AudioFault, startAudioEmulator } from '../emulators/openai-audio.ts';
import { spokenSeconds } from '../emulators/spoken-wave.ts';
import { openTestLedger, type TestLedger } from '../ledger/open-test-ledger.ts';
import { testMedia } from '../render/test-media.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

let media: Media;
beforeAll(async () => {
  media = await testMedia();
});

const words = 'It sees what you see.';
const key = 'a'.repeat(64);
const task = (change: Partial<SpeechTask> = {}): SpeechTask => ({
  key,
  label: 'teaser/1 en speech',
  request: { provider: 'speech', model: 'tts-1', voice: 'alloy', words, instructions: 'calm', speed: undefined },
  estimateUsd: 0.01,
  priceAsOf: undefined,
  made: false,
  usedBy: ['teaser/x/en', 'teaser/tiktok/en'],
  ...change,
});

interface Speaking {
  readonly tasks?: readonly SpeechTask[];
  readonly run?: string;
  readonly capUsd?: number;
  readonly secret?: string;
}

async function speak(baseUrl: string, ledger: TestLedger['ledger'], folder: string, options: Speaking = {}) {
  const { tasks = [task()], run = 'one', capUsd = 1, secret = 'any' } = options;
  const waits: number[] = [];
  const settings = {
    baseUrl,
    apiKey: '${KEY}',
    model: 'tts-1',
    voice: 'alloy',
    voices: {},
    usdPerMillionCharacters: 15,
  };
  const outcomes = await speakWords(tasks, settings, {
    media,
    payer: { ledger, campaign: 'aurora', run, caps: { campaign: capUsd * 1e6 } },
    folder,
    secret: async () => secret,
    fetch,
    sleep: async (ms) => void waits.push(ms),
    signal: new AbortController().signal,
  });
  return { outcomes, waits };
}

test('words are spoken once, kept as sound that knows its length, and paid for in the ledger', async () => {
  await using service = await startAudioEmulator();
  const { ledger } = await openTestLedger();
  const folder = temporaryFolder();
  const { outcomes } = await speak(service.baseUrl, ledger, folder);
  expect(outcomes).toMatchObject([{ state: 'done' }]);
  expect(service.spoken).toEqual([
    { model: 'tts-1', voice: 'alloy', input: words, response_format: 'wav', instructions: 'calm' },
  ]);
  expect(await readdir(folder)).toEqual([`${key}.wav`]);
  const { audio } = await media.probe(join(folder, `${key}.wav`));
  expect(audio?.seconds).toBeCloseTo(spokenSeconds(words), 2);
  expect(await ledger.committed({ campaign: 'aurora' })).toBe(10_000);
  expect(await ledger.starts({})).toMatchObject([
    { provider: 'speech', model: 'tts-1', platforms: ['x', 'tiktok'], uses: 2, outcome: 'ready', spentMicros: 10_000 },
  ]);
  // The plan was made before: another process was quicker.
  expect((await speak(service.baseUrl, ledger, folder)).outcomes).toMatchObject([{ state: 'done' }]);
  expect(service.count).toBe(1);
});

test.each<{ fault: AudioFault; says: RegExp; cost: number; asked?: number }>([
  { fault: { answer: 400 }, says: /answered 400: fault 400 Nothing was charged\./, cost: 0 },
  { fault: { answer: 429 }, says: /answered 429: fault 429 Nothing was charged\./, cost: 0, asked: 4 },
  { fault: { answer: 500 }, says: /answered 500: fault 500 Its price counts as spent\./, cost: 10_000 },
  { fault: 'reset', says: /ECONNRESET.* Its price counts as spent\./, cost: 10_000 },
  { fault: 'cut', says: /Its price counts as spent\./, cost: 10_000 },
  { fault: 'page', says: /the answer is no sound \(text\/html\) Its price counts as spent\./, cost: 10_000 },
  { fault: 'garbage', says: /cannot be used: it is no sound .* Its price counts as spent\./, cost: 10_000 },
  { fault: 'silent', says: /cannot be used: nothing is heard in it .*\.answer/, cost: 10_000 },
  { fault: 'short', says: /cannot be used: it lasts 0\.0 s, too short for its words/, cost: 10_000 },
])('$fault: it is said, counted, and asked again only by a person', async ({ fault, says, cost, asked = 1 }) => {
  await using service = await startAudioEmulator({ fault: () => fault });
  const { ledger } = await openTestLedger();
  const folder = temporaryFolder();
  const { outcomes } = await speak(service.baseUrl, ledger, folder);
  expect(outcomes).toMatchObject([{ state: 'failed', message: expect.stringMatching(says) }]);
  expect(service.count).toBe(asked);
  expect(await ledger.committed({})).toBe(cost);
  expect((await readdir(folder)).filter((name) => name.endsWith('.wav'))).toEqual([]);
});

test('asked again by a person, what was lost is paid twice, and both count', async () => {
  await using service = await startAudioEmulator({ fault: (nth) => (nth === 1 ? 'cut' : undefined) });
  const { ledger } = await openTestLedger();
  const folder = temporaryFolder();
  expect((await speak(service.baseUrl, ledger, folder)).outcomes).toMatchObject([{ state: 'failed' }]);
  expect((await speak(service.baseUrl, ledger, folder)).outcomes).toMatchObject([{ state: 'done' }]);
  expect(service.spoken).toHaveLength(2);
  expect(await ledger.committed({})).toBe(20_000);
});

test('what would go over a cap is not sent', async () => {
  await using service = await startAudioEmulator();
  const { ledger } = await openTestLedger();
  const tasks = ['a', 'b', 'c'].map((one) => task({ key: one.repeat(64) }));
  const { outcomes } = await speak(service.baseUrl, ledger, temporaryFolder(), { tasks, capUsd: 0.02 });
  expect(outcomes.map(({ state }) => state).toSorted()).toEqual(['done', 'done', 'failed']);
  expect(service.count).toBe(2);
  expect(await ledger.committed({})).toBe(20_000);
});

test('a run that died with its question on the way has paid; a live one keeps others out', async () => {
  await using service = await startAudioEmulator();
  const { ledger, processes } = await openTestLedger();
  const limits = { account: 'a', concurrent: 9, startsPerMinute: 9, startsPerDay: undefined, remote: false };
  const claim = { ...task(), estimateMicros: 10_000, campaign: 'aurora', run: 'two', caps: {}, limits, uses: 1 };
  processes.set(2, true);
  await ledger.claimClip({ ...claim, platforms: [] });
  await ledger.clipSending(key, 1);
  const folder = temporaryFolder();
  const early = await speak(service.baseUrl, ledger, folder);
  expect(early.outcomes).toMatchObject([{ state: 'failed', message: expect.stringMatching(/Another run is at it/) }]);
  processes.set(2, false);
  expect((await speak(service.baseUrl, ledger, folder)).outcomes).toMatchObject([{ state: 'done' }]);
  expect(service.count).toBe(1);
  expect(await ledger.committed({})).toBe(20_000);
});

test('a wrong key is not repeated by what is said, nor kept', async () => {
  await using service = await startAudioEmulator();
  const { ledger } = await openTestLedger();
  const secret = 'sk-wrong-0123456789';
  const { outcomes } = await speak(service.baseUrl, ledger, temporaryFolder(), { secret });
  expect(outcomes).toMatchObject([{ state: 'failed', message: expect.stringMatching(/answered 401: .*\[key\]/) }]);
  expect(JSON.stringify([outcomes, await ledger.starts({})])).not.toContain(secret);
});
