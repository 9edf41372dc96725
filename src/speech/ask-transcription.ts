import { z } from 'zod';
import type { OpenaiService } from '../openai-service/open-service.ts';
import type { TimedWord } from '../plan/edit.ts';

const timeout = 300_000;

// Times of words are in the verbose form only, which names the language in English (`english`); some servers send its code.
const answerSchema = z.object({
  text: z.string(),
  language: z.string().nullish(),
  words: z.array(z.object({ word: z.string(), start: z.number().min(0), end: z.number().min(0) })).nullish(),
});

export interface Transcription {
  readonly language: string | undefined;
  readonly words: readonly TimedWord[];
}

/** Has a model write down what is said, once. */
export async function askTranscription(
  { client }: Pick<OpenaiService, 'client'>,
  model: string,
  sound: { readonly bytes: Uint8Array<ArrayBuffer>; readonly language: string | undefined },
  signal: AbortSignal,
): Promise<Transcription> {
  const said: unknown = await client.audio.transcriptions.create(
    {
      model,
      file: new File([sound.bytes], 'sound.flac', { type: 'audio/flac' }),
      response_format: 'verbose_json',
      timestamp_granularities: ['word'],
      ...(sound.language !== undefined && { language: sound.language }),
    },
    { signal, timeout },
  );
  const { data: answer } = answerSchema.safeParse(said);
  if (answer === undefined) throw new Error('the answer is none of the protocol');
  const { text, words, language } = answer;
  if (text.trim() !== '' && !words?.length)
    throw new Error('the answer holds no times of words: another model gives them');
  return { language: language ?? undefined, words: withPunctuation(text, words ?? []) };
}

interface BareWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** The words come without the punctuation of the text, which captions need. */
function withPunctuation(text: string, words: readonly BareWord[]): TimedWord[] {
  let at = 0;
  return words.flatMap(({ word, start, end }) => {
    const bare = word.trim();
    const found = bare === '' ? -1 : text.indexOf(bare, at);
    // Far off it is another of the same kind, and those in between would lose theirs.
    if (bare !== '' && (found < 0 || found > at + 40)) return [{ text: bare, start, end }];
    if (bare === '') return [];
    const after = /^[^\s\p{Letter}\p{Number}]*/u.exec(text.slice(found + bare.length))?.[0] ?? '';
    const before = /[\p{Ps}\p{Pi}¿¡"']*$/u.exec(text.slice(at, found))?.[0] ?? '';
    at = found + bare.length + after.length;
    return [{ text: before + bare + after, start, end }];
  });
}
