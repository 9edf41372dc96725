import { expect, test } from 'vitest';
import { createSoundMemory, type EncodedSound } from '../../../src/render/sound/sound-memory.ts';

const sound = (word: string): EncodedSound => ({ bytes: Buffer.from(word), silent: [] });

test('what sounds alike is made once, also by two that ask at the same time', async () => {
  const sounds = createSoundMemory();
  let made = 0;
  const ask = (what: string) => sounds(what, async () => sound(`${what} ${(made += 1)}`));
  const all = await Promise.all([ask('a'), ask('b'), ask('a')]);
  expect([...all, await ask('b')].map(({ bytes }) => bytes.toString())).toEqual(['a 1', 'b 2', 'a 1', 'b 2']);
});

test('what failed for one is made by the next, also by one that waits for it', async () => {
  const sounds = createSoundMemory();
  const fails = sounds('a', async () => {
    throw new Error('Its folder is gone.');
  });
  const waits = sounds('a', async () => sound('mine'));
  await expect(fails).rejects.toThrow('Its folder is gone.');
  expect((await waits).bytes.toString()).toBe('mine');
  expect((await sounds('a', () => expect.unreachable())).bytes.toString()).toBe('mine');
});

test('only the last ones are kept', async () => {
  const sounds = createSoundMemory();
  let made = 0;
  const ask = (nth: number) => sounds(`${nth}`, async () => sound(`${(made += 1)}`));
  for (let nth = 0; nth < 17; nth += 1) await ask(nth);
  await ask(1);
  expect(made).toBe(17);
  await ask(0);
  expect(made).toBe(18);
});
