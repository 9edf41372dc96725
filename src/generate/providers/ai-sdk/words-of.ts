import { valueAt } from '../../../campaign/value-at.ts';

// Where the services put it: error.message (xAI, Google, MiniMax, Vercel), error (xAI, Replicate), message (Alibaba, BFL),
// detail as text or as a list of { msg, type } (fal, BFL, Replicate), output.message (Alibaba's jobs).
const places: readonly (readonly PropertyKey[])[] = [
  ['error', 'message'],
  ['error'],
  ['detail'],
  ['output', 'message'],
  ['task', 'error', 'message'],
  ['message'],
  ['title'],
];

const codes: readonly (readonly PropertyKey[])[] = [
  ['error', 'code'],
  ['error', 'type'],
  ['error', 'status'],
  ['task', 'error', 'code'],
  ['output', 'code'],
  ['code'],
  ['error_type'],
];

/** What a service says in its answer, in a line: its code, if it is a word, and its message. */
export function wordsOf(body: unknown, text: string): string {
  const message = places.map((place) => textAt(body, place)).find((found) => found !== undefined);
  const code = codes.map((place) => valueAt(body, place)).find((found) => typeof found === 'string' && found !== '');
  const words = [code, message ?? (code === undefined ? text : undefined)].filter(Boolean).join(': ');
  return oneLine(words);
}

export function oneLine(text: string): string {
  const plain = text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
  return plain.trim().slice(0, 300);
}

function textAt(body: unknown, place: readonly PropertyKey[]): string | undefined {
  const found = valueAt(body, place);
  if (typeof found === 'string' && found !== '') return found;
  if (!Array.isArray(found) || found.length === 0) return undefined;
  return found.map((each) => [valueAt(each, ['type']), valueAt(each, ['msg'])].filter(Boolean).join(': ')).join('; ');
}
