import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packagedTemplates } from '../../src/project/template-folders.ts';
import { holdAgainst, readServiceFacts } from '../../src/publish/service-facts.ts';

const ours = ['tiktok', 'x', 'youtube'];

test.each(ours)('what is known of %s has a source and a day', async (service) => {
  const files = await readdir(join(packagedTemplates, 'services'));
  expect(files).toContain(`${service}.yaml`);
  const facts = await readServiceFacts(service);
  expect(facts.service).toBe(service);
  const sources = [facts.quota, ...Object.values(facts.limits)].map((figure) => figure?.source.date);
  expect(sources.every((date) => date !== undefined && date >= '2026-11-22')).toBe(true);
});

test('what a service says nothing of is no limit', async () => {
  const facts = await readServiceFacts('x');
  expect(holdAgainst(facts, { seconds: 0.4, wishes: 3 })).toEqual([
    {
      name: 'seconds',
      ok: false,
      value: '0.4 of 0.5 to 140 seconds',
      hint: 'Make the video 0.5 to 140 seconds long.',
    },
  ]);
});
