import type { Clock } from '../clock.ts';
import { Heap } from './heap.ts';

/** Something that is to be dealt with when it is due. */
export interface Item {
  /** Milliseconds since 1970; Infinity while it is dealt with. */
  due: number;
}

interface Agenda<T extends Item> {
  /** Puts an item down, or moves it. */
  put(item: T, due: number): void;
  /** Nothing begins before that. */
  pause(until: number): void;
}

interface AgendaOptions<T extends Item> {
  readonly clock: Clock;
  /** How many are dealt with at once. */
  readonly atOnce: number;
  /** Milliseconds from one beginning to the next: a steady pace, however many are due. */
  readonly everyMs: number;
  /** Never rejects. Puts the item down again when it is not done. */
  readonly serve: (item: T) => Promise<void>;
  /** Aborted: nothing begins any more. */
  readonly signal: AbortSignal;
}

interface Entry<T> {
  readonly due: number;
  /** What is due at the same time is dealt with in the order in which it was put down. */
  readonly nth: number;
  readonly item: T;
}

const early = new Error('woken early');

/** Deals with items when they are due, with one timer for all of them: thousands may wait, and cost no more than their place in a heap. */
export function createAgenda<T extends Item>({ clock, atOnce, everyMs, serve, signal }: AgendaOptions<T>): Agenda<T> {
  // What was moved lies there twice; the entry that does not know the item's time any more is dropped.
  const entries = new Heap<Entry<T>>((one, other) =>
    one.due === other.due ? one.nth < other.nth : one.due < other.due,
  );
  let [count, busy, earliest, working] = [0, 0, 0, false];
  let wake: (() => void) | undefined;
  signal.addEventListener('abort', () => wake?.(), { once: true });

  /** Something has changed. */
  function go(): void {
    if (working) wake?.();
    else void work();
  }

  /** Ends when it cannot be said when the next one begins. */
  async function work(): Promise<void> {
    working = true;
    for (let wait = untilNext(); wait !== undefined; wait = untilNext()) {
      if (wait > 0) await rest(wait);
      else void begin();
    }
    working = false;
  }

  function untilNext(): number | undefined {
    while (entries.first !== undefined && entries.first.due !== entries.first.item.due) entries.take();
    if (entries.first === undefined || busy >= atOnce || signal.aborted) return undefined;
    return Math.max(entries.first.due, earliest) - clock.now();
  }

  async function rest(ms: number): Promise<void> {
    const timer = new AbortController();
    wake = () => timer.abort(early);
    await clock.sleep(ms, timer.signal).catch(() => {});
  }

  async function begin(): Promise<void> {
    const item = entries.take()?.item;
    if (item === undefined) return;
    item.due = Infinity;
    earliest = Math.max(earliest, clock.now() + everyMs);
    busy += 1;
    await serve(item);
    busy -= 1;
    go();
  }

  return {
    put(item, due) {
      item.due = due;
      count += 1;
      entries.add({ due, nth: count, item });
      go();
    },
    pause(until) {
      earliest = Math.max(earliest, until);
    },
  };
}
