import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import pLimit from 'p-limit';
import type { TranscriptFile } from '../campaign/words-schema.ts';
import type { Media } from '../media/media.ts';
import { openService, type ServiceTools } from '../openai-service/open-service.ts';
import { unlessBusy } from '../openai-service/unless-busy.ts';
import { contentKey } from '../plan/content-key.ts';
import type { ToTranscribe } from '../plan/transcripts.ts';
import type { Config } from '../project/config.ts';
import { askTranscription, type Transcription } from './ask-transcription.ts';
import { languageTag } from './language-tag.ts';
import { paidErrand, type ErrandOutcome, type Payer } from './paid-errand.ts';

type Settings = NonNullable<Config['transcription']>;

interface TranscribeTools extends ServiceTools {
  readonly media: Media;
  readonly payer: Payer;
  /** For what is sent; emptied again. */
  readonly folder: string;
  /** Called with each answer as it comes. */
  readonly save: (transcript: TranscriptFile) => Promise<void>;
  readonly today: string;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
}

export type TranscribeOutcome = ErrandOutcome & { readonly file: ToTranscribe };

/** What a service takes in one request, in bytes (https://developers.openai.com/api/docs/guides/speech-to-text, 2026-11). */
const mostBytes = 25_000_000;

export const transcriptionMicros = ({ seconds }: ToTranscribe, { usdPerMinute }: Settings): number =>
  Math.ceil((seconds / 60) * usdPerMinute * 1_000_000);

/** Has a model write down what is said in every file. One that fails stops no other. */
export async function transcribeFiles(
  files: readonly ToTranscribe[],
  settings: Settings,
  tools: TranscribeTools,
): Promise<TranscribeOutcome[]> {
  const service = await openService(settings, tools, 0);
  // One after the other: each write reads the file of words again, and machines that transcribe at home do one at a time.
  return await pLimit(1).map(files, async (file) => {
    const sound = await soundToSend(file, tools);
    if (sound.length > mostBytes) {
      return { file, state: 'failed', message: 'It is too long to be sent in one piece. Nothing was sent.' };
    }
    const { model } = settings;
    const request = { provider: 'transcription', model } as const;
    const key = contentKey({ ...request, sha256: file.file.sha256, language: file.language });
    const label = `${basename(file.file.path)} transcription`;
    const errand = { key, label, request, estimateMicros: transcriptionMicros(file, settings), platforms: [], uses: 1 };
    const outcome = await paidErrand(errand, tools.payer, {
      service,
      ask: () =>
        unlessBusy(
          () => askTranscription(service, model, { bytes: sound, language: file.language }, tools.signal),
          tools,
        ),
      keep: (heard) => keep(heard, file, model, tools),
      isThere: async () => false,
    });
    return { file, ...outcome };
  });
}

/** Small, without loss, and in a form that every service takes. */
async function soundToSend({ file }: ToTranscribe, { media, folder, signal }: TranscribeTools) {
  const target = join(folder, `${file.sha256}.flac`);
  await mkdir(folder, { recursive: true });
  try {
    const options = ['-map', '0:a:0', '-ac', '1', '-ar', '16000', '-c:a', 'flac', '-f', 'flac'];
    await media.run({ inputs: [{ source: file.path }], outputs: [{ target, options }] }, { signal });
    return new Uint8Array(await readFile(target));
  } finally {
    await rm(target, { force: true });
  }
}

async function keep(
  { language: told, words }: Transcription,
  { file, language: known }: ToTranscribe,
  model: string,
  { save, today }: TranscribeTools,
) {
  const language = known ?? languageTag(told);
  const name = basename(file.path);
  const lines = words.map(({ text, start, end }) => `${start.toFixed(2)} ${end.toFixed(2)} ${text}`);
  await save({ file: name, language, model, date: today, sha256: file.sha256, words: lines });
  const text = lines.join('\n');
  return { path: name, sha256: createHash('sha256').update(text).digest('hex'), bytes: Buffer.byteLength(text) };
}
