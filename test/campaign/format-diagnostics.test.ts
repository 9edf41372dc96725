import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { displayWidth } from '../../src/campaign/display-width.ts';
import { formatDiagnostics } from '../../src/campaign/format-diagnostics.ts';
import type { Diagnostic } from '../../src/errors.ts';

const diagnostic: Diagnostic = {
  severity: 'error',
  code: 'unknown-platform',
  message: 'there is no platform "myspace"',
  file: 'campaigns/launch.yaml',
  line: 3,
  column: 13,
  length: 7,
  path: ['platforms', 0],
  hint: 'choose from bluesky, facebook, instagram, linkedin, mastodon, pinterest, threads, tiktok, x, youtube',
  frame: '  2 │ content: b\n  3 │ platforms: [myspace]\n    │             ^^^^^^^',
};

test('a hint that has no room beside the carets is wrapped below them', () => {
  expect(
    formatDiagnostics([diagnostic, { ...diagnostic, severity: 'warning', hint: 'remove it' }], {
      colour: false,
      width: 72,
    }),
  ).toMatchInlineSnapshot(`
    "campaigns/launch.yaml:3:13: error: there is no platform "myspace"
        2 │ content: b
        3 │ platforms: [myspace]
          │             ^^^^^^^
          │ choose from bluesky, facebook, instagram, linkedin, mastodon,
          │ pinterest, threads, tiktok, x, youtube

    campaigns/launch.yaml:3:13: warning: there is no platform "myspace"
        2 │ content: b
        3 │ platforms: [myspace]
          │             ^^^^^^^ remove it"
  `);
});

test('a mistake without a frame shows its hint alone', () => {
  const { frame, ...rest } = diagnostic;
  expect(frame).toBeDefined();
  expect(formatDiagnostics([{ ...rest, hint: 'choose' }], { colour: false, width: 72 })).toMatchInlineSnapshot(`
    "campaigns/launch.yaml:3:13: error: there is no platform "myspace"
      → choose"
  `);
});

test('colour changes nothing but the colour', () => {
  const coloured = formatDiagnostics([diagnostic], { colour: true, width: 72 });
  const plain = formatDiagnostics([diagnostic], { colour: false, width: 72 });
  expect(coloured).toContain('\u001b[');
  expect(stripVTControlCharacters(coloured)).toBe(plain);
});

test.each([40, 60, 80, 120])('%i columns are enough', (width) => {
  const rows = formatDiagnostics([diagnostic], { colour: false, width }).split('\n').slice(1);
  for (const row of rows) expect(displayWidth(row)).toBeLessThanOrEqual(width);
});
