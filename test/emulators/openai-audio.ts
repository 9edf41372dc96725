import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { formParts } from './form-parts.ts';
import { startLoopbackServer } from './loopback-server.ts';
import { spokenWave } from './spoken-wave.ts';

/** What goes wrong with one question. */
export type AudioFault =
  | { readonly answer: number; readonly body?: unknown }
  /** The connection is cut: before anything is done, or after it was, with half of the answer sent. */
  | 'reset'
  | 'cut'
  /** A web page with status 200. */
  | 'page'
  /** Speech: what claims to be sound and is none, half of the sound with an orderly end, sound in which nothing is heard. */
  | 'garbage'
  | 'short'
  | 'silent'
  /** Transcription: without the times of words, and JSON that breaks off. */
  | 'bare'
  | 'broken';

interface AudioOptions {
  readonly key?: string;
  /** What the nth question meets, counted from 1. */
  readonly fault?: (nth: number) => AudioFault | undefined;
  /** What is heard in a recording. */
  readonly heard?: { readonly text: string; readonly language: string; readonly words: readonly HeardWord[] };
}

interface HeardWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

export interface AudioEmulator extends AsyncDisposable {
  /** Ends in /v1. */
  readonly baseUrl: string;
  /** What was done, and so would be charged, oldest first. */
  readonly spoken: readonly Readonly<Record<string, unknown>>[];
  readonly transcribed: readonly { readonly bytes: number; readonly fields: Readonly<Record<string, string>> }[];
  /** Faults included. */
  readonly count: number;
}

const nothing = { text: '', language: 'english', words: [] };

/**
 * OpenAI's POST /audio/speech and /audio/transcriptions on the loopback address
 * (https://developers.openai.com/api/docs/guides/text-to-speech and .../speech-to-text). Speech is a tone for each word, in
 * WAV as the real one streams it: without a length.
 */
export async function startAudioEmulator({
  key = 'any',
  fault,
  heard = nothing,
}: AudioOptions = {}): Promise<AudioEmulator> {
  const spoken: Readonly<Record<string, unknown>>[] = [];
  const transcribed: { bytes: number; fields: Record<string, string> }[] = [];
  let count = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    count += 1;
    const wrong = fault?.(count);
    if (wrong === 'reset') return void request.socket.resetAndDestroy();
    if (typeof wrong === 'object')
      return sendJson(response, wrong.body ?? refusal(`fault ${wrong.answer}`), wrong.answer);
    const given = request.headers.authorization ?? '';
    // Repeats the key, as the real one does in part.
    if (given !== `Bearer ${key}`) return sendJson(response, refusal(`Incorrect API key provided: ${given}`), 401);
    if (request.url === '/v1/audio/speech') return speak(JSON.parse(body.toString()), wrong, response);
    if (request.url === '/v1/audio/transcriptions') return transcribe(request, body, wrong, response);
    sendJson(response, refusal(`Invalid URL (${request.method} ${request.url})`), 404);
  }

  function speak(asked: Record<string, unknown>, wrong: AudioFault | undefined, response: ServerResponse): void {
    if (asked['response_format'] !== 'wav') return sendJson(response, refusal('this server speaks WAV only'), 400);
    spoken.push(asked);
    if (wrong === 'page') return sendPage(response);
    const wave = spokenWave(String(asked['input']), wrong === 'silent' ? 0 : 0.3);
    const sound = wrong === 'garbage' ? Buffer.from('this is no sound at all, whatever the header says') : wave;
    response.writeHead(200, { 'content-type': 'audio/wav' });
    if (wrong === 'cut') return void response.write(sound.subarray(0, sound.length / 2), () => response.destroy());
    response.end(wrong === 'short' ? sound.subarray(0, 2000) : sound);
  }

  function transcribe(
    request: IncomingMessage,
    body: Buffer,
    wrong: AudioFault | undefined,
    response: ServerResponse,
  ): void {
    const parts = formParts(request.headers['content-type'], body) ?? [];
    const file = parts.find(({ name }) => name === 'file');
    if (!file?.content.subarray(0, 4).equals(Buffer.from('fLaC'))) {
      return sendJson(response, refusal('Invalid file format.'), 400);
    }
    const fields = Object.fromEntries(
      parts.filter(({ name }) => name !== 'file').map(({ name, content }) => [name, content.toString()]),
    );
    transcribed.push({ bytes: file.content.length, fields });
    if (wrong === 'page') return sendPage(response);
    const full = { task: 'transcribe', duration: 1, usage: { type: 'duration', seconds: 1 }, ...heard };
    const json = JSON.stringify(wrong === 'bare' ? { text: heard.text } : full);
    response.writeHead(200, { 'content-type': 'application/json' });
    if (wrong === 'cut') return void response.write(json.slice(0, 20), () => response.destroy());
    response.end(wrong === 'broken' ? json.slice(0, -10) : json);
  }

  const server = await startLoopbackServer(answer);
  return {
    baseUrl: `http://${server.host}/v1`,
    spoken,
    transcribed,
    get count() {
      return count;
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}

const refusal = (message: string) => ({ error: { message, type: 'invalid_request_error', param: null, code: null } });

function sendPage(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Log in</p>');
}

function sendJson(response: ServerResponse, body: unknown, status: number): void {
  response.writeHead(status, { 'content-type': 'application/json', 'retry-after-ms': '1' });
  response.end(JSON.stringify(body));
}
