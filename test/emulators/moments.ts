import type { Route } from './faults.ts';

/**
 * arrived: the head of the request is here, its body may still be on its way. read: all of a create is here, and nothing
 * was begun. begun: its job was, and it is not answered. sending: another eighth of the footage has left. answered: the
 * whole answer is with the network.
 */
export type When = 'arrived' | 'read' | 'begun' | 'sending' | 'answered';

export interface Moment {
  readonly route: Route;
  readonly when: When;
}

/** Goes on when the promise is settled. `drop` lets go of a create that was only read, as a server does that ends. */
export type Watch = (moment: Moment) => Promise<'drop' | void> | 'drop' | void;
export type Tell = (when: When) => Promise<'drop' | void>;
