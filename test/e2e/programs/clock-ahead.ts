import process from 'node:process';

// NODE_OPTIONS=--import=…/clock-ahead.ts CLOCK_AHEAD_MS=660000: a process on a machine whose clock is ahead, as one sees it
// that goes on after others stood still.
const ahead = Number(process.env['CLOCK_AHEAD_MS'] ?? 0);

globalThis.Date = new Proxy(Date, {
  construct: (real, values, target) => {
    const given: unknown[] = values.length === 0 ? [real.now() + ahead] : values;
    const made: object = Reflect.construct(real, given, target === globalThis.Date ? real : target);
    return made;
  },
  get: (real, name) => (name === 'now' ? () => real.now() + ahead : Reflect.get(real, name)),
});
