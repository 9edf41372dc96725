import { expect, test } from 'vitest';
import { listenForInterrupt } from '../../src/cli/interrupt.ts';
import { createReporter } from '../../src/cli/progress/reporter.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import type { RunEvent } from '../../src/run/events.ts';
import { Screen } from './screen.ts';

/** A terminal whose time passes when the test says so. */
function terminalWith(screen: Screen, change: Partial<Terminal> = {}) {
  const works = new Set<() => void>();
  const terminal: Terminal = {
    questions: undefined,
    stdout: { write: () => true },
    stderr: screen,
    env: { NO_COLOR: '1' },
    cwd: '/home/me/project',
    pid: 1,
    now: () => 0,
    every: (_ms, work) => {
      works.add(work);
      return () => works.delete(work);
    },
    onInterrupt: () => () => {},
    kill: () => {},
    ...change,
  };
  const tick = () => {
    for (const work of works) work();
  };
  return { terminal, tick };
}

const started: RunEvent = {
  type: 'run-started',
  run: 'r',
  campaign: 'lamp',
  clips: 2,
  deliverables: 2,
  cachedClips: 0,
  cachedDeliverables: 0,
  estimateUsd: 0.8,
};
const clip = { type: 'clip', key: 'k', label: 'lamp/1 16:9', provider: 'openai' } as const;
const video = { type: 'deliverable', id: 'lamp/x/en' } as const;
const other = { type: 'deliverable', id: 'lamp/x/ja' } as const;

test('draws what is under way below what is done, and leaves only what is done', () => {
  const screen = new Screen(60);
  const { terminal, tick } = terminalWith(screen);
  const reporter = createReporter(terminal, {});
  reporter.emit(started);
  reporter.emit({ ...clip, state: 'running', progress: 0.5 });
  tick();
  expect(screen.text).toMatchInlineSnapshot(`
    "
    lamp  up to $0.80 · 0 s
      clips   ━━━━━━━──────────────────────  0/2
      videos  ─────────────────────────────  0/2

      › lamp/1 16:9  running       50 %
    "
  `);
  expect(screen.cursorShown).toBe(false);

  reporter.emit({ ...clip, state: 'ready', costUsd: 0.4 });
  reporter.emit({ ...video, state: 'rendering', progress: 0.25 });
  reporter.emit({ type: 'warning', message: 'The disk is nearly full.' });
  tick();
  expect(screen.text).toMatchInlineSnapshot(`
    "! The disk is nearly full.

    lamp  up to $0.80 · 0 s
      clips   ━━━━━━━━━━━━━━───────────────  1/2
      videos  ━━━──────────────────────────  0/2

      › lamp/x/en    rendering     25 %
    "
  `);

  reporter.emit({ ...video, state: 'ready', file: 'x/lamp-en.mp4' });
  reporter.emit({ ...other, state: 'failed', message: 'No room in /home/me/project/out.' });
  reporter.stop();
  expect(screen.text).toMatchInlineSnapshot(`
    "! The disk is nearly full.
    ✓ lamp/x/en  x/lamp-en.mp4
    ✗ lamp/x/ja  No room in out.
    "
  `);
  expect(screen.cursorShown).toBe(true);
  tick();
  reporter.stop();
  expect(screen.lines).toHaveLength(4);
});

test('of a failed clip is told once, however many videos it takes with it', () => {
  const screen = new Screen(60);
  const { terminal } = terminalWith(screen);
  const reporter = createReporter(terminal, {});
  const message = 'openai could not make lamp/1 16:9 (moderation): no lamps are allowed here.';
  reporter.emit(started);
  reporter.emit({ ...clip, state: 'failed', message });
  reporter.emit({ ...video, state: 'failed', message });
  reporter.emit({ ...other, state: 'failed', message: `${message} Something else as well.` });
  reporter.stop();
  expect(screen.text).toMatchInlineSnapshot(`
    "✗ lamp/1 16:9  clip, openai
      openai could not make lamp/1 16:9 (moderation): no lamps
      are allowed here.
    ✗ lamp/x/en  as said above
    ✗ lamp/x/ja
      openai could not make lamp/1 16:9 (moderation): no lamps
      are allowed here. Something else as well.
    "
  `);
});

test('where everything is there already, no view flashes up', () => {
  const screen = new Screen(60);
  const { terminal, tick } = terminalWith(screen);
  const reporter = createReporter(terminal, {});
  reporter.emit({ ...started, cachedClips: 2, cachedDeliverables: 2 });
  reporter.emit({ ...video, state: 'cached' });
  tick();
  reporter.stop();
  expect(screen.text).toBe('');
});

test('no line breaks, also when the terminal is made narrower on the way', () => {
  const screen = new Screen(70);
  const { terminal, tick } = terminalWith(screen);
  const reporter = createReporter(terminal, {});
  const label = 'a-video-with-a-very-long-name/instagram-stories/pt-BR/variant';
  reporter.emit(started);
  for (const columns of [70, 40, 20]) {
    screen.resize(columns);
    screen.widest = 0;
    reporter.emit({ ...clip, key: String(columns), label, state: 'running' });
    tick();
    expect(screen.widest).toBeLessThan(columns);
  }
  reporter.stop();
  expect(screen.text).toBe('');
});

test.each([
  { where: 'a pipe', change: { stderr: { isTTY: false } } },
  { where: 'continuous integration', change: { env: { NO_COLOR: '1', CI: 'true' } } },
  { where: 'a terminal that can only print', change: { env: { NO_COLOR: '1', TERM: 'dumb' } } },
])('in $where nothing is drawn twice', ({ change }) => {
  const screen = Object.assign(new Screen(60), change.stderr ?? {});
  const { terminal, tick } = terminalWith(screen, { env: change.env ?? {} });
  const reporter = createReporter(terminal, {});
  reporter.emit(started);
  reporter.emit({ ...clip, state: 'running', progress: 0.5 });
  tick();
  reporter.emit({ ...video, state: 'ready', file: 'x/lamp-en.mp4' });
  reporter.stop();
  expect(screen.text).toBe('lamp  2 videos to make, 2 clips to make, up to $0.80\n✓ lamp/x/en  x/lamp-en.mp4\n');
});

test('what a video passed with is said below it', () => {
  const screen = Object.assign(new Screen(60), { isTTY: false });
  const { terminal } = terminalWith(screen);
  const reporter = createReporter(terminal, {});
  reporter.emit({ ...video, state: 'ready', file: 'x/lamp-en.mp4', remarks: ['text.language: caption 1 is in Latin'] });
  reporter.stop();
  expect(screen.text).toBe('✓ lamp/x/en  x/lamp-en.mp4\n  ! text.language: caption 1 is in Latin\n');
});

test('the first Ctrl-C asks, the second ends at once and gives the cursor back', () => {
  const screen = new Screen(100);
  const heard: (() => void)[] = [];
  let killed = 0;
  const { terminal } = terminalWith(screen, {
    onInterrupt: (callback) => {
      heard.push(callback);
      return () => {};
    },
    kill: () => {
      killed += 1;
    },
  });
  const reporter = createReporter(terminal, {});
  const { signal } = listenForInterrupt(terminal, reporter);
  reporter.emit(started);
  heard[0]?.();
  expect({ aborted: signal.aborted, killed, shown: screen.cursorShown }).toEqual({
    aborted: true,
    killed: 0,
    shown: false,
  });
  expect(screen.text).toMatch(/^Stopping\. Ctrl-C again ends it at once; .*\n\nlamp /);
  heard[0]?.();
  expect({ killed, shown: screen.cursorShown }).toEqual({ killed: 1, shown: true });
  expect(screen.text).toMatch(/^Stopping\. .*\n$/);
});
