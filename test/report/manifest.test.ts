import { expect, test } from 'vitest';
import { buildManifest } from '../../src/report/manifest.ts';
import { testInput } from './test-input.ts';

test('the same work gives the same bytes, whatever the run, the machine and the order of events', () => {
  const input = testInput();
  const later = {
    ...input,
    clips: new Map(
      [...input.clips].map(([key, clip]) => [key, { ...clip, run: 'run-78', attempt: 9, updatedAt: 'later' }]),
    ),
    deliverables: new Map(
      [...input.deliverables]
        .toReversed()
        .map(([id, record]) => [
          id,
          { ...record, run: 'run-78', updatedAt: 'later', files: record.files.toReversed() },
        ]),
    ),
  };
  expect(JSON.stringify(buildManifest(later))).toBe(JSON.stringify(buildManifest(input)));
});

test('it tells nothing of this machine, of times or of runs', () => {
  const text = JSON.stringify(buildManifest(testInput()));
  for (const secret of ['/home/somebody', 'run-77', '10:01:00', 'video_123', '.reelmill'])
    expect(text).not.toContain(secret);
  expect(text).toContain('lamp.png');
});

test('every deliverable has its files, checks, words and clips', () => {
  const [first] = buildManifest(testInput()).deliverables;
  expect(first).toMatchObject({
    id: 'teaser/youtube/en',
    state: 'ready',
    variant: null,
    files: [{ path: 'youtube/teaser-en.jpg' }, { path: 'youtube/teaser-en.mp4' }, { path: 'youtube/teaser-en.srt' }],
    inspection: { ok: true, checks: [{ rule: 'video.size' }, { rule: 'audio.loudness' }, { rule: 'video.black' }] },
    scenes: [{ number: 1, text: 'Light in the rain', clips: ['c'.repeat(64)] }],
    endCard: { cta: 'Pre-order today', tagline: null },
    captions: [{ text: 'It never goes out.' }],
    post: { title: 'Lamp', hashtags: ['lamp'], schedule: null },
    provenance: { ai: false, disclosureField: 'status.containsSyntheticMedia' },
  });
});

test.each([
  [undefined, 'animatic', null, false, 0],
  [{ provider: 'footage', model: 'own' }, 'footage', { provider: 'animatic', model: 'animatic-1' }, false, 0],
  [
    { provider: 'openai', model: 'sora-2', spentMicros: 400_000 },
    'ai',
    { provider: 'animatic', model: 'animatic-1' },
    true,
    0.4,
  ],
  [{ provider: 'somebody-new', model: 'x' }, 'ai', { provider: 'animatic', model: 'animatic-1' }, true, 0],
])('footage made by %o is %s', (madeBy, provenance, insteadOf, ai, spentUsd) => {
  const manifest = buildManifest(testInput(madeBy === undefined ? {} : { madeBy }));
  expect(manifest.clips[0]).toMatchObject({ provenance, insteadOf, spentUsd });
  expect(manifest.deliverables.map((deliverable) => deliverable.provenance.ai)).toEqual(Array(8).fill(ai));
  expect(manifest.price).toMatchObject({
    spentUsd,
    estimateUsd: 0.4,
    naiveUsd: 3.2,
    budgetUsd: 40,
    asOf: '2026-09-24',
  });
  expect(manifest.summary.substitutes).toBe(insteadOf === null ? 0 : 1);
});

test.each([
  ['never begun', () => undefined, 'missing'],
  ['in the making', () => ({ state: 'rendering' as const }), 'missing'],
  ['of an older version of the campaign', () => ({ key: 'old' }), 'missing'],
  ['failed', () => ({ state: 'failed' as const }), 'failed'],
  ['ready', () => ({}), 'ready'],
])('what is %s says so and shows files only when they are right', (_, deliverable, state) => {
  const manifest = buildManifest(testInput({ platforms: ['x'], locales: ['en'], deliverable }));
  expect(manifest.deliverables[0]).toMatchObject({ state });
  expect(manifest.deliverables[0]?.files.length).toBe(state === 'ready' ? 3 : 0);
  expect(manifest.summary.ready).toBe(state === 'ready' ? 1 : 0);
});

test.each([[undefined], ['nonsense'], [{ ok: true }], [{ ok: true, checks: [{ rule: 1 }] }]])(
  'an inspection that cannot be read (%j) is no inspection',
  (inspection) => {
    const input = testInput({ platforms: ['x'], locales: ['en'], deliverable: () => ({ inspection }) });
    expect(buildManifest(input).deliverables[0]?.inspection).toBeNull();
  },
);
