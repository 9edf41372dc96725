import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { newsFilter } from './news-filter.ts';
import type { PublishEvent } from './publish/publish-event.ts';
import type { RunEvent } from './run/events.ts';
import type { Hide } from './secrets/redactor.ts';
import { fileError } from './store/file-error.ts';

/** What happened in one run, for whoever must find out later: a file of JSON lines, without the progress of each percent. */
export interface RunLog {
  /** Absolute path. */
  readonly file: string;
  readonly event: (event: RunEvent | PublishEvent) => void;
  /** What was thrown behind a failure, with its stack and its causes. */
  readonly error: (what: string, error: unknown) => void;
  readonly close: () => void;
}

export interface RunLogOptions {
  readonly folder: string;
  readonly run: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Takes out what must never be written, wherever it turns up. */
  readonly hide: Hide;
}

/** Opens the log of a run that begins now; the oldest ones make room. Throws a UserError when it cannot be written. */
export function openRunLog({ folder, run, now, hide }: RunLogOptions): RunLog {
  const iso = () => new Date(now()).toISOString();
  const file = join(folder, `${iso().slice(0, 19).replaceAll(':', '-')}Z-${run.slice(0, 8)}.ndjson`);
  const descriptor = open(folder, file);
  const log = pino(
    {
      base: null,
      timestamp: () => `,"time":"${iso()}"`,
      formatters: { level: (level) => ({ level }) },
      // Requests carry keys, and answers of services hold more than anybody needs.
      redact: { paths: ['err.headers', 'err.request', 'err.response'], remove: true },
    },
    { write: (line) => append(descriptor, hide(line)) },
  );
  const newsOf = newsFilter(now);
  return {
    file,
    event: (event) => {
      const news = newsOf(event);
      if (news !== undefined) log[levelOf(event)](news);
    },
    error: (what, error) => log.error({ err: error }, what),
    close: () => closeSync(descriptor),
  };
}

const kept = 50;

function open(folder: string, file: string): number {
  try {
    mkdirSync(folder, { recursive: true });
    const old = readdirSync(folder).filter((name) => name.endsWith('.ndjson'));
    for (const name of old.toSorted().slice(0, -(kept - 1))) rmSync(join(folder, name), { force: true });
    return openSync(file, 'a');
  } catch (error) {
    throw fileError(error, file);
  }
}

/** At once, so that the last line before a crash is there. A disk that fills up must not stop a run for the sake of its log. */
function append(descriptor: number, line: string): void {
  try {
    writeSync(descriptor, line);
  } catch {
    // The run itself meets the same disk, and says so.
  }
}

function levelOf(event: RunEvent | PublishEvent): 'info' | 'warn' | 'error' {
  if (event.type === 'warning') return 'warn';
  if (event.type !== 'clip' && event.type !== 'deliverable' && event.type !== 'post') return 'info';
  if (event.state === 'failed' || event.state === 'unknown') return 'error';
  return event.state === 'skipped' || event.state === 'refused' ? 'warn' : 'info';
}
