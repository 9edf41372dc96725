import { expect, test } from 'vitest';
import { loadPackage } from '../src/load-package.ts';

test('says how to install what is not there', async () => {
  const name = '@reelmill/nowhere';
  await expect(loadPackage(name, () => import(name))).rejects.toMatchObject({
    name: 'UserError',
    message: expect.stringContaining(name),
    hint: `Run: npm install ${name}`,
  });
});

test('hides no other error', async () => {
  const broken = new Error('It was built for another machine.');
  await expect(loadPackage('any', () => Promise.reject(broken))).rejects.toBe(broken);
});
