import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { nobody } from '../emulators/nobody.ts';
import { UserError } from '../../src/errors.ts';
import { checkPrompts } from '../../src/moderate/check-prompts.ts';
import { planOf } from '../run/test-plan.ts';
import type { JsonFault } from '../emulators/json-service.ts';
import { startModerationEmulator } from '../emulators/openai-moderation.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelmill-moderation-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
});

/** Checks clips whose prompts are these; resolves with the refusal, if there is one. */
async function check(prompts: readonly string[], baseUrl: string, key = 'any'): Promise<UserError | undefined> {
  const { clips } = planOf({ one: { clips: prompts } });
  const settings = { baseUrl, apiKey: '${KEY}', model: 'omni-moderation-latest' };
  const { signal } = new AbortController();
  const tools = { folder, secret: async () => key, fetch, signal };
  return await checkPrompts(clips, settings, tools).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof UserError) return error;
      throw error;
    },
  );
}

test('what is flagged is refused with its categories, and nothing is asked twice', async () => {
  await using service = await startModerationEmulator({ flags: { fight: 'violence', gore: 'violence/graphic' } });
  const prompts = ['a lamp', 'a fight', 'a fight with gore'];
  for (const _ of [1, 2]) {
    expect(await check(prompts, service.baseUrl)).toMatchObject({
      exitCode: 3,
      message:
        'omni-moderation-latest flagged the prompts of these clips:\n' +
        '  - a fight: violence\n  - a fight with gore: violence, violence/graphic',
    });
  }
  expect(service.asked).toEqual([{ model: 'omni-moderation-latest', input: prompts }]);
  expect(await check(['a lamp', 'a sofa'], service.baseUrl)).toBeUndefined();
  expect(service.asked.at(-1)?.['input']).toEqual(['a sofa']);
  const kept = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
  expect(kept).toHaveLength(4);
  expect(kept.join('')).not.toContain('lamp');
});

test('many prompts are asked about in parts', async () => {
  await using service = await startModerationEmulator({ flags: { 'no 44': 'illicit' } });
  const prompts = Array.from({ length: 45 }, (_, index) => `no ${index}`);
  expect(await check(prompts, service.baseUrl)).toMatchObject({ message: expect.stringContaining('no 44: illicit') });
  expect(service.asked.map(({ input }) => (Array.isArray(input) ? input.length : 0))).toEqual([20, 20, 5]);
});

test('a damaged verdict is asked for again', async () => {
  await using service = await startModerationEmulator();
  await check(['a lamp'], service.baseUrl);
  for (const name of await readdir(folder)) await writeFile(join(folder, name), '{"flagged":');
  expect(await check(['a lamp'], service.baseUrl)).toBeUndefined();
  expect(service.count).toBe(2);
});

test.each<{ what: string; fault: (nth: number) => JsonFault | undefined; count: number }>([
  { what: 'too many questions', fault: (nth) => (nth === 1 ? { answer: 429 } : undefined), count: 2 },
  { what: 'a bad moment', fault: (nth) => (nth < 3 ? { answer: 503 } : undefined), count: 3 },
])('$what: it is asked again, since that costs nothing', async ({ fault, count }) => {
  await using service = await startModerationEmulator({ fault });
  expect(await check(['a lamp'], service.baseUrl)).toBeUndefined();
  expect(service.count).toBe(count);
});

test.each<{ what: string; fault?: JsonFault; short?: boolean; says: RegExp }>([
  { what: 'an outage', fault: { answer: 500 }, says: /127\.0\.0\.1:\d+ answered 500: fault 500/ },
  { what: 'a page instead of an answer', fault: 'page', says: /does not hold a verdict on every prompt/ },
  { what: 'a verdict too few', short: true, says: /does not hold a verdict on every prompt/ },
  { what: 'nonsense', fault: { answer: 200, body: { results: [{}] } }, says: /does not hold a verdict/ },
])('$what stops the run before it spends, and keeps no verdict', async ({ fault, short = false, says }) => {
  await using service = await startModerationEmulator({ fault: () => fault, short });
  const refusal = await check(['a lamp'], service.baseUrl);
  expect(refusal).toMatchObject({ exitCode: 3, message: expect.stringMatching(says) });
  expect(refusal?.hint).toMatch(/Nothing was spent\. Run again when it answers/);
  expect(await readdir(folder).catch(() => [])).toEqual([]);
});

test('a service that is not there', async () => {
  expect(await check(['a lamp'], `http://${nobody}/v1`)).toMatchObject({
    exitCode: 3,
    message: expect.stringContaining('ECONNREFUSED'),
  });
});

test('a wrong key is not shown, although the service repeats it', async () => {
  await using service = await startModerationEmulator({ key: 'right' });
  const refusal = await check(['a lamp'], service.baseUrl, 'sk-wrong-0123456789');
  expect(refusal?.message).toMatch(/answered 401: .*\[key\]/);
  expect(refusal?.message).not.toContain('sk-wrong');
});

test.each(['ftp://x/v1', 'https://me:secret@x/v1', 'https://x/v1?key=secret'])('%s is no address', async (baseUrl) => {
  const refusal = await check(['a lamp'], baseUrl);
  expect(refusal?.message).toMatch(/no plain web address/);
  expect(`${refusal?.message}${refusal?.hint}`).not.toContain('secret');
});
