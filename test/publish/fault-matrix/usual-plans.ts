import { defaultPatience } from '../../../src/publish/publish-patience.ts';
import type { Misdeed } from '../../emulators/faults.ts';
import { armed, failed, lost, out, unknown, waiting } from './ends.ts';
import type { Fault, Plan, Row } from './matrix.ts';

interface Usual<Route extends string> {
  readonly service: string;
  /** The route that takes the video. */
  readonly upload: Route;
  /** The route of the irreversible call, and how many calls of it are harmless before that. */
  readonly call: Route;
  readonly before?: number;
  /** The service's own way of saying that the token does not count; false where the irreversible call carries none. */
  readonly stranger: Misdeed | false;
  /** Its own way of saying that there were too many calls, which asks for seven seconds. */
  readonly tooMany: Misdeed;
  /** What it is to be done then, where the service has words for it. */
  readonly later?: RegExp;
  /** Whether it can prove that nothing went out. */
  readonly tells: boolean;
}

interface TypedFault<Route extends string> extends Fault {
  readonly on: Route;
}
type UsualPlan<Route extends string> = Plan<{ readonly faults?: readonly TypedFault<Route>[] }, unknown>;
type UsualRow = Extract<Row, '401' | '429' | '5xx' | 'lost answer'>;

export const inSevenSeconds = { 'retry-after': '7' };
const waitMs = 7000;
const runAgain = /Run again/;
/** So many in a row that a run gives the upload up. */
export const tooMuch: readonly number[] = Array.from({ length: defaultPatience.uploads }, (_, index) => index + 1);

/** What is the same on every service, by the rules of HTTP. */
export function usualPlans<Route extends string>(
  usual: Usual<Route>,
): Readonly<Record<UsualRow, readonly UsualPlan<Route>[]>> {
  const { service, upload, call, before = 0, stranger, tooMany, tells, later = runAgain } = usual;
  const once = (on: Route, does: Misdeed, nth = 1) => ({ on, nth, does });
  const atCall = (does: Misdeed) => once(call, does, before + 1);
  const reconnect = new RegExp(`reelmill connect ${service}`);
  // Without proof nothing is sent again, by no run.
  const doubtful = tells ? { first: lost(), next: out(2) } : { first: unknown(), next: unknown() };
  const twice = (does: Misdeed) => [atCall(does), once(call, does, before + 2)];
  return {
    '401': [
      { at: 'everything', token: 'refused', first: failed(reconnect), next: out() },
      // Asked once more with a new token: each 401 proves that nothing was started.
      ...(stranger === false
        ? []
        : [
            {
              at: 'the irreversible call',
              options: { faults: twice(stranger) },
              first: failed(reconnect, 2),
              next: out(3),
            },
          ]),
    ],
    '429': [
      { at: 'the upload', options: { faults: [once(upload, tooMany)] }, waitMs, first: out(), next: out() },
      { at: 'the irreversible call', options: { faults: [atCall(tooMany)] }, first: failed(later, 1), next: out(2) },
    ],
    '5xx': [
      { at: 'the upload', options: { faults: [once(upload, { answer: 503 })] }, first: out(), next: out() },
      {
        at: 'the upload, for longer than a run is patient',
        options: { faults: tooMuch.map((nth) => once(upload, { answer: 503 }, nth)) },
        first: waiting(),
        next: out(),
      },
      { at: 'the irreversible call', options: { faults: [atCall({ answer: 500 })] }, ...doubtful },
    ],
    'lost answer': [
      {
        at: 'of a call that was carried out',
        options: { faults: [atCall({ reset: 'after' })] },
        first: out(),
        next: out(),
      },
      {
        at: 'of a call that was carried out, and then the account must be connected again',
        options: { faults: [atCall({ reset: 'after' })] },
        token: 'refused afterwards',
        first: armed(reconnect),
        next: out(),
      },
      { at: 'of a call that was not', options: { faults: [atCall({ reset: 'before' })] }, ...doubtful },
    ],
  };
}

interface Look<Route extends string> {
  readonly on: Route;
  /** The first look after the call. */
  readonly from: number;
  /** What is said of a post that does not show yet. */
  readonly does: Misdeed;
}

/**
 * The answer to the call is lost, and its post does not show to the two looks of the run: the next one looks again and finds
 * it. Where even that look comes too soon, it is asked for once more, and the service makes no second one: `calls` in all.
 */
export function showsLate<Route extends string>(
  call: TypedFault<Route>,
  { on, from, does }: Look<Route>,
  calls: number,
): readonly UsualPlan<Route>[] {
  const unseen = (looks: number) => Array.from({ length: looks }, (_, index) => ({ on, nth: from + index, does }));
  return [
    {
      at: 'of a call whose post shows to the next run',
      options: { faults: [call, ...unseen(2)] },
      first: lost(1),
      next: out(),
    },
    {
      at: 'of a call whose post shows too late even for that',
      options: { faults: [call, ...unseen(3)] },
      first: lost(1),
      next: out(calls),
    },
  ];
}
