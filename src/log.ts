import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import type { RunEvent } from './run/events.ts';
import { fileError } from './store/file-error.ts';

/** What happened in one run, for whoever must find out later: a file of JSON lines, without the progress of each percent. */
export interface RunLog {
  /** Absolute path. */
  readonly file: string;
  readonly event: (event: RunEvent) => void;
  /** What was thrown behind a failure, with its stack and its causes. */
  readonly error: (what: string, error: unknown) => void;
  readonly close: () => void;
}

export interface RunLogOptions {
  readonly folder: string;
  readonly run: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What must never be written, wherever it turns up. */
  readonly secrets: () => readonly string[];
}

/** Opens the log of a run that begins now; the oldest ones make room. Throws a UserError when it cannot be written. */
export function openRunLog({ folder, run, now, secrets }: RunLogOptions): RunLog {
  const iso = () => new Date(now()).toISOString();
  const file = join(folder, `${iso().slice(0, 19).replaceAll(':', '-')}Z-${run.slice(0, 8)}.ndjson`);
  const descriptor = open(folder, file);
  const hide = hider(secrets);
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
  const isNews = newsFilter();
  return {
    file,
    event: (event) => {
      if (isNews(event)) log[levelOf(event)](event);
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

/** Asks for each line anew: a key may be read while the log is open. */
function hider(secrets: () => readonly string[]): (line: string) => string {
  const written = (secret: string) => [JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
  return (line) =>
    secrets()
      .flatMap(written)
      .reduce((text, secret) => text.replaceAll(secret, '[secret]'), line);
}

/** Lets every change of state pass, and no progress within a state. */
function newsFilter(): (event: RunEvent) => boolean {
  const states = new Map<string, string>();
  return (event) => {
    if (event.type !== 'clip' && event.type !== 'deliverable') return true;
    const subject = event.type === 'clip' ? event.key : event.id;
    if (states.get(subject) === event.state) return false;
    states.set(subject, event.state);
    return true;
  };
}

function levelOf(event: RunEvent): 'info' | 'warn' | 'error' {
  if (event.type === 'warning') return 'warn';
  if (event.type !== 'clip' && event.type !== 'deliverable') return 'info';
  if (event.state === 'failed' || event.state === 'unknown') return 'error';
  return event.state === 'skipped' ? 'warn' : 'info';
}
