import { expect, test } from 'vitest';
import { nobody } from '../emulators/nobody.ts';
import { wordFinder } from '../../src/moderate/find-words.ts';
import { instructionsVersion, type RewriteInput } from '../../src/plan/rewriting.ts';
import { instructions } from '../../src/rewrite/instructions.ts';
import { rewritePrompts, type Written } from '../../src/rewrite/rewrite-prompts.ts';
import { contentKey } from '../../src/plan/content-key.ts';
import type { JsonFault } from '../emulators/json-service.ts';
import { type Reply, startResponsesEmulator } from '../emulators/openai-responses.ts';

const input: RewriteInput = {
  prompt: 'A brass lamp on a desk at dawn.',
  avoid: ['watermark'],
  style: 'bright and quick',
  provider: 'openai',
  model: 'sora-2',
  seconds: 4,
  aspect: '9:16',
  audio: undefined,
  hasReference: false,
  limit: 60,
};

async function ask(baseUrl: string, { prompts = [input.prompt], key = 'any' } = {}) {
  const waits: number[] = [];
  const saved: Written[] = [];
  const open = prompts.map((prompt) => ({ label: prompt, key: contentKey(prompt), input: { ...input, prompt } }));
  const settings = { baseUrl, apiKey: '${KEY}', model: 'writer-1' };
  const outcomes = await rewritePrompts(open, settings, {
    secret: async () => key,
    fetch,
    forbidden: wordFinder(['miracle']),
    save: async (written) => void saved.push(written),
    sleep: async (ms) => void waits.push(ms),
    signal: new AbortController().signal,
  });
  return { outcomes, waits, saved: saved.map(({ prompt }) => prompt) };
}

test('a prompt is asked for with a schema, and the answer is kept', async () => {
  await using service = await startResponsesEmulator({
    reply: () => ({ prompt: ' A lamp,\n slowly. ', note: 'Slower. ' }),
  });
  const { outcomes, saved } = await ask(service.baseUrl);
  expect(outcomes).toMatchObject([{ state: 'written', prompt: 'A lamp, slowly.', note: 'Slower.' }]);
  expect(saved).toEqual(['A lamp, slowly.']);
  const [{ input: told, text, ...rest } = {}] = service.asked;
  expect(JSON.parse(String(told))).toEqual({ ...input, audio: undefined });
  expect(text).toMatchObject({
    format: {
      type: 'json_schema',
      strict: true,
      schema: { required: ['prompt', 'note'], additionalProperties: false },
    },
  });
  expect(rest).toEqual({ model: 'writer-1', instructions, store: false });
});

test.each<{ what: string; reply?: Reply; fault?: JsonFault; says: RegExp }>([
  {
    what: 'refused',
    reply: { refusal: 'I cannot help with lamps.' },
    says: /the model refused: I cannot help with lamps\./,
  },
  { what: 'no JSON', reply: { text: 'Here is your prompt: a lamp' }, says: /not what was asked for/ },
  { what: 'JSON of another shape', reply: { text: '{"text": "a lamp"}' }, says: /not what was asked for/ },
  { what: 'cut off', reply: { cutOff: 'max_output_tokens' }, says: /was cut off \(max_output_tokens\)/ },
  { what: 'too long', reply: { prompt: 'a'.repeat(61) }, says: /has 61 characters, and there is room for 60/ },
  { what: 'empty', reply: { prompt: ' \n' }, says: /the answer is empty/ },
  { what: 'a forbidden word', reply: { prompt: 'A miracle lamp' }, says: /holds “miracle”, which is forbidden/ },
  { what: 'a page', fault: 'page', says: /none of the protocol/ },
  { what: 'an outage', fault: { answer: 500 }, says: /answered 500: fault 500/ },
  { what: 'a cut connection', fault: 'reset', says: /ECONNRESET|Connection error/ },
  {
    what: 'no money',
    fault: { answer: 429, body: { error: { message: 'You exceeded your quota', code: 'insufficient_quota' } } },
    says: /answered 429: You exceeded your quota/,
  },
])('$what: it fails with that, is asked once, and keeps nothing', async ({ reply, fault, says }) => {
  await using service = await startResponsesEmulator({ ...(reply && { reply: () => reply }), fault: () => fault });
  const { outcomes, saved, waits } = await ask(service.baseUrl);
  expect(outcomes).toMatchObject([{ state: 'failed', message: expect.stringMatching(says) }]);
  expect({ saved, waits, count: service.count }).toEqual({ saved: [], waits: [], count: 1 });
});

test.each([
  { headers: {}, waits: [1] },
  { headers: { 'retry-after-ms': '', 'retry-after': '7' }, waits: [7000] },
  { headers: { 'retry-after-ms': '' }, waits: [2000] },
])('too busy, with $headers: it is asked again after $waits ms', async ({ headers, waits }) => {
  await using service = await startResponsesEmulator({
    fault: (nth) => (nth === 1 ? { answer: 429, headers } : undefined),
  });
  const result = await ask(service.baseUrl);
  expect(result).toMatchObject({ outcomes: [{ state: 'written' }], waits });
  expect(service.count).toBe(2);
});

test('busy for long: left to another time', async () => {
  await using service = await startResponsesEmulator({
    fault: () => ({ answer: 429, headers: { 'retry-after-ms': '90000' } }),
  });
  expect(await ask(service.baseUrl)).toMatchObject({ outcomes: [{ state: 'failed' }], waits: [] });
});

test('one that fails stops no other', async () => {
  await using service = await startResponsesEmulator({
    reply: ({ prompt }) => (prompt === 'b' ? { refusal: 'no' } : { prompt: `new ${String(prompt)}` }),
  });
  const { outcomes, saved } = await ask(service.baseUrl, { prompts: ['a', 'b', 'c', 'd', 'e', 'f'] });
  expect(outcomes.map(({ state }) => state)).toEqual(['written', 'failed', 'written', 'written', 'written', 'written']);
  expect(saved.toSorted()).toEqual(['new a', 'new c', 'new d', 'new e', 'new f']);
});

test('offline, and with a wrong key that the service repeats', async () => {
  await using service = await startResponsesEmulator({ key: 'right' });
  const { outcomes } = await ask(service.baseUrl, { key: 'sk-wrong-0123456789' });
  expect(outcomes).toMatchObject([{ message: expect.stringMatching(/answered 401: .*\[key\]/) }]);
  const offline = await ask(`http://${nobody}/v1`);
  expect(offline.outcomes).toMatchObject([{ message: expect.stringMatching(/ECONNREFUSED/) }]);
});

test('other instructions are another version, so that old answers do not pass for new ones', () => {
  expect([instructionsVersion, contentKey(instructions)]).toMatchInlineSnapshot(`
    [
      1,
      "d4a0dade20b469b9152b9cd35c04c9ebb2bac542c9518a73706ccca224c6698c",
    ]
  `);
});
