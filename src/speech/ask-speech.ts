import type { OpenaiService } from '../openai-service/open-service.ts';
import type { SpeechRequest } from '../plan/speech.ts';

/** Speech takes about as long as it lasts where a server has no graphics card. */
const timeout = 180_000;

/** Has a model speak, once. Rejects when what comes is no sound. */
export async function askSpeech(
  { client }: Pick<OpenaiService, 'client'>,
  { model, voice, words, instructions, speed }: SpeechRequest,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const response = await client.audio.speech.create(
    {
      model,
      voice,
      input: words,
      response_format: 'wav',
      ...(instructions !== undefined && { instructions }),
      ...(speed !== undefined && { speed }),
    },
    { signal, timeout },
  );
  const type = response.headers.get('content-type') ?? '';
  if (!/^(?:audio\/|application\/octet-stream)/.test(type))
    throw new Error(`the answer is no sound (${type || 'no type'})`);
  return new Uint8Array(await response.arrayBuffer());
}
