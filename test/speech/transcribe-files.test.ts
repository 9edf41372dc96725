import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { TranscriptFile } from '../../src/campaign/words-schema.ts';
import type { Media } from '../../src/media/media.ts';
import { transcribeFiles } from '../../src/speech/transcribe-files.ts';
import { type AudioFault, startAudioEmulator } from '../emulators/openai-audio.ts';
import { openTestLedger, type TestLedger } from '../ledger/open-test-ledger.ts';
import { testMedia } from '../render/test-media.ts';
import { sine, writeWave } from '../render/waves.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

let media: Media;
beforeAll(async () => {
  media = await testMedia();
});

const heard = {
  text: 'It sees, what you see!',
  language: 'english',
  words: ['It', 'sees', 'what', 'you', 'see'].map((word, n) => ({ word, start: n * 0.2, end: n * 0.2 + 0.15 })),
};

async function transcribe(baseUrl: string, ledger: TestLedger['ledger'], language?: string) {
  const saved: TranscriptFile[] = [];
  const settings = { baseUrl, apiKey: '${KEY}', model: 'whisper-1', usdPerMinute: 0.006 };
  const path = await writeWave(join(temporaryFolder(), 'hands on “1”.wav'), 1, sine(300));
  const file = { file: { path, sha256: 'c'.repeat(64) }, seconds: 60, language };
  const outcomes = await transcribeFiles([file], settings, {
    media,
    payer: { ledger, campaign: 'aurora', run: 'one', caps: {} },
    folder: temporaryFolder(),
    save: async (transcript) => void saved.push(transcript),
    today: '2026-11-24',
    secret: async () => 'any',
    fetch,
    sleep: async () => {},
    signal: new AbortController().signal,
  });
  return { outcomes, saved };
}

test('what is said is asked for with the times of words, and gets its punctuation back', async () => {
  await using service = await startAudioEmulator({ heard });
  const { ledger } = await openTestLedger();
  const { outcomes, saved } = await transcribe(service.baseUrl, ledger);
  expect(outcomes).toMatchObject([{ state: 'done' }]);
  expect(service.transcribed).toMatchObject([
    { fields: { model: 'whisper-1', response_format: 'verbose_json', 'timestamp_granularities[]': 'word' } },
  ]);
  expect(saved).toEqual([
    {
      file: 'hands on “1”.wav',
      language: 'en',
      model: 'whisper-1',
      date: '2026-11-24',
      sha256: 'c'.repeat(64),
      words: ['0.00 0.15 It', '0.20 0.35 sees,', '0.40 0.55 what', '0.60 0.75 you', '0.80 0.95 see!'],
    },
  ]);
  expect(await ledger.starts({})).toMatchObject([{ provider: 'transcription', outcome: 'ready', spentMicros: 6000 }]);
});

test('a language that is known is told', async () => {
  await using service = await startAudioEmulator({ heard: { ...heard, language: 'welsh' } });
  const { saved } = await transcribe(service.baseUrl, (await openTestLedger()).ledger, 'ja');
  expect(service.transcribed).toMatchObject([{ fields: { language: 'ja' } }]);
  expect(saved).toMatchObject([{ language: 'ja' }]);
});

test.each<{ fault: AudioFault; says: RegExp; cost: number }>([
  { fault: { answer: 413 }, says: /answered 413: fault 413 Nothing was charged\./, cost: 0 },
  { fault: { answer: 500 }, says: /answered 500: fault 500 Its price counts as spent\./, cost: 6000 },
  { fault: 'reset', says: /Its price counts as spent\./, cost: 6000 },
  { fault: 'page', says: /the answer is none of the protocol Its price counts as spent\./, cost: 6000 },
  { fault: 'bare', says: /the answer holds no times of words: another model gives them/, cost: 6000 },
  { fault: 'broken', says: /Its price counts as spent\./, cost: 6000 },
  { fault: 'cut', says: /Its price counts as spent\./, cost: 6000 },
])('$fault: nothing is written, and it is counted', async ({ fault, says, cost }) => {
  await using service = await startAudioEmulator({ heard, fault: () => fault });
  const { ledger } = await openTestLedger();
  const { outcomes, saved } = await transcribe(service.baseUrl, ledger);
  expect(outcomes).toMatchObject([{ state: 'failed', message: expect.stringMatching(says) }]);
  expect(saved).toEqual([]);
  expect(service.count).toBe(1);
  expect(await ledger.committed({})).toBe(cost);
});
