import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { buildManifest } from '../../src/report/manifest.ts';
import { reportHtml } from '../../src/report/report-html.ts';
import { testInput } from './test-input.ts';

const film = 'data:video/mp4;base64,AAAA';
const picture = 'data:image/jpeg;base64,AAAA';

function page(wish: Parameters<typeof testInput>[0] = {}, media = {}): string {
  const input = testInput(wish);
  return reportHtml(input, buildManifest(input), {
    posters: new Map(),
    previews: new Map(),
    logo: undefined,
    ...media,
  });
}

test('the page asks nothing of the network: addresses of the web stand only in links to sources', () => {
  const text = page(
    {},
    { posters: new Map([['teaser/tiktok/en', picture]]), previews: new Map([['teaser/tiktok/en', film]]) },
  );
  const withoutLinks = text.replaceAll(/<a\b[^>]*>/g, '');
  expect(withoutLinks).not.toMatch(/https?:\/\//);
  expect(text).toContain('<a href="https://example.com/spec" rel="noopener noreferrer">');
  expect([...text.matchAll(/ (?:src|poster)="([^"]{0,10})/g)].map(([, start]) => start)).toEqual([
    'data:image',
    'data:video',
  ]);
  expect(text).toContain('default-src &#39;none&#39;');
});

test('the policy of the page allows its own script, to the letter, and no other', () => {
  const text = page();
  const scripts = [...text.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script);
  expect(scripts).toHaveLength(1);
  const hash = createHash('sha256')
    .update(scripts[0] ?? '')
    .digest('base64');
  expect(text).toContain(`script-src &#39;sha256-${hash}&#39;`);
});

test.each([
  '</script><script>alert(1)</script>',
  '" onmouseover="alert(1)',
  "<img src=x onerror='alert(1)'>",
  '</style>&amp;',
])('the words %s stay words, wherever they stand', (words) => {
  const text = page({
    prompt: words,
    text: words,
    deliverable: () => ({
      state: 'failed',
      error: words,
      inspection: { ok: false, checks: [{ rule: words, ok: false, value: words, expected: words, source: words }] },
    }),
  });
  expect(text).not.toContain(words);
  const escaped = words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
  // On screen, caption, post, prompt, error, and the five fields of a check.
  expect(text.split(escaped).length).toBeGreaterThan(10);
});

test('a source is linked only when it is an address of the web', () => {
  const source = 'javascript:alert(1)';
  const text = page({
    deliverable: () => ({
      inspection: { ok: true, checks: [{ rule: 'a', ok: true, value: '', expected: '', source }] },
    }),
  });
  expect(text).not.toContain('href="javascript');
  expect(text).toContain(source);
});

test.each([
  ['youtube', 'browser'],
  ['instagram', 'feed'],
  ['instagram-portrait', 'feed'],
  ['tiktok', 'phone'],
  ['web-cinematic', 'cinema'],
])('%s is shown in a %s', (platform, device) => {
  expect(page({ platforms: [platform] })).toContain(`class="device ${device}"`);
});

test('the safe zone is the box that the profile leaves free', () => {
  // 288 and 672 of 1920, 192 and 120 of 1080.
  expect(page({ platforms: ['tiktok'] })).toContain('style="inset:15.00% 17.78% 35.00% 11.11%"');
});

test('texts carry their language and direction', () => {
  const text = page({ locales: ['ar'] });
  expect(text).toMatch(/<p class="said" lang="ar" dir="rtl">\s*ضوء في المطر\s*<\/p>/);
  expect(text).toMatch(/<html lang="en">/);
});

test.each([
  [{}, 'The clip is an animatic', false],
  [{ madeBy: { provider: 'openai', model: 'sora-2' } }, 'AI footage', true],
])('it says who made the footage: %o', (wish, words, substitute) => {
  const text = page(wish).replaceAll(/\s+/g, ' ');
  expect(text).toContain(words);
  expect(text.includes('animatic / animatic-1 instead') || text.includes('instead of animatic / animatic-1')).toBe(
    substitute,
  );
});

test('what is not made yet is not called made', () => {
  const input = { ...testInput(), clips: new Map() };
  const text = reportHtml(input, buildManifest(input), { posters: new Map(), previews: new Map(), logo: undefined });
  expect(text).toContain('The clip is not made yet.');
  expect(text).not.toContain('is an animatic');
});

test('what failed is said first and loudly', () => {
  const checks = [
    { rule: 'video.size', ok: true, value: 'right', expected: 'right', source: 'edit' },
    { rule: 'audio.loudness', ok: false, value: '-17 LUFS', expected: '-14 LUFS', source: 'house (2026-11-22)' },
  ];
  const text = page({
    platforms: ['x'],
    locales: ['en'],
    deliverable: () => ({ state: 'failed', error: 'too quiet', inspection: { ok: false, checks } }),
  });
  expect(text).toContain('too quiet');
  expect(text).toContain('Checks: 1 of 2 missed');
  expect(text.indexOf('audio.loudness')).toBeLessThan(text.indexOf('video.size'));
});

const made = (inspection: object) =>
  page({ platforms: ['x'], locales: ['en'], deliverable: () => ({ state: 'ready', inspection }) });

test('what each scene shows of its picture is drawn, with the way of a crop that moves', () => {
  const size = { picture: { width: 1920, height: 1080 }, crop: { width: 608, height: 1080 } };
  const points = [
    { seconds: 0, x: 100, y: 0 },
    { seconds: 1.5, x: 700, y: 0 },
  ];
  const crops = [{ scene: 1, style: 'auto', ...size, points }];
  const text = made({ ok: true, checks: [], crops });
  expect(text).toContain('Cropped automatically to 32 % of the picture, moving along the line');
  expect(text).toContain('<polyline points="404,540 1004,540"');
  expect(made({ ok: true, checks: [], crops: [{ ...crops[0], points: points.slice(0, 1) }] })).not.toContain(
    '<polyline',
  );
  const whole = { scene: 1, style: 'fit', picture: size.picture, crop: size.picture, points: points.slice(0, 1) };
  expect(made({ ok: true, checks: [], crops: [whole] })).toContain('Whole picture between bars');
});

test('remarks are no misses: they are counted, open to see, and shown with where and how it looks', () => {
  const remark = {
    rule: 'text.language',
    value: 'in Latin letters',
    expected: 'Japanese',
    source: 'house (2026-11-24)',
  };
  const places = [
    { start: 1.25, end: 3, still: picture },
    { start: 4, end: 4, still: 'data:text/html,<p>' },
  ];
  const checks = [
    { rule: 'video.size', ok: true, value: 'right', expected: 'right', source: 'edit' },
    { ...remark, ok: false, remark: true, places },
  ];
  const wish = { platforms: ['x'], locales: ['ja'], deliverable: () => ({ inspection: { ok: true, checks } }) };
  const text = page(wish);
  expect(buildManifest(testInput(wish)).summary).toMatchObject({ ready: 1, withRemarks: 1 });
  expect(text).toContain('! 1 of them with remarks to look at');
  expect(text).toContain('Checks: passed with 1 remark');
  expect(text).toMatch(/<details\s+open>/);
  expect(text).toContain(`<img src="${picture}" alt="" />`);
  expect(text).toContain('0:01.3 to 0:03.0');
  expect(text).not.toContain('data:text/html');
  expect(text.indexOf('text.language')).toBeLessThan(text.indexOf('video.size'));
});

test('without scripts the films have controls and the filters are a style sheet', () => {
  const text = page({}, { previews: new Map([['teaser/youtube/ar', film]]) });
  expect(text).toMatch(/<video\s[^>]*\bcontrols\b/);
  // Third platform, second language.
  expect(text).toContain('body:has(#pick-p option[value="2"]:checked) .card:not([data-p="2"]) { display: none; }');
  expect(text).toContain('body:has(#pick-l option[value="1"]:checked) .group:not([data-l="1"]) { display: none; }');
});

test('a video whose preview found no room opens from its picture', () => {
  const text = page({ platforms: ['x'], locales: ['en'] }, { posters: new Map([['teaser/x/en', picture]]) });
  expect(text).toMatch(/<a href="x\/teaser-en\.mp4"\s*>\s*<img/);
});

test('of several takes all are shown, with the one that is used and how to use another', () => {
  const input = testInput({ platforms: ['x'], locales: ['en'] });
  const [first] = input.plan.clips;
  if (first === undefined) throw new Error('no clip');
  const request = { ...first.request, take: 2 };
  const second = { ...first, key: 'd'.repeat(64), label: 'teaser/1 16:9 take 2', request, takeOf: first.key };
  const third = { ...second, key: 'e'.repeat(64), request: { ...request, take: 3 } };
  const plan = { ...input.plan, clips: [first, second, third] };
  const record = input.clips.get(first.key);
  if (record === undefined) throw new Error('no record');
  const clips = new Map([
    [first.key, record],
    [second.key, { ...record, key: second.key }],
    [third.key, { ...record, key: third.key, state: 'failed' as const, file: undefined }],
  ]);
  const all = { ...input, plan, clips };
  const manifest = buildManifest(all);
  expect(manifest.clips.map(({ take, takeOf, shown }) => [take, takeOf, shown])).toEqual([
    [1, null, true],
    [2, first.key, false],
    [3, first.key, false],
  ]);
  const text = reportHtml(all, manifest, {
    posters: new Map(),
    previews: new Map([[second.key, film]]),
    logo: undefined,
  }).replaceAll(/\s+/g, ' ');
  expect(text.match(/<figure class="[^"]*/g)).toEqual([
    '<figure class="take shown',
    '<figure class="take',
    '<figure class="take',
  ]);
  expect(text).toContain('aria-label="teaser/1 16:9, take 2" src="data:video/mp4;base64,AAAA"');
  expect(text.match(/reelmill choose [^<]*/g)).toEqual(['reelmill choose launch.yaml cccccccc 2']);
});

test('the same work gives the same page', () => {
  expect(page()).toBe(page());
});
