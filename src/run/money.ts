import type { Cap } from '../ledger/ledger.ts';

/** Dollars as the whole micro-dollars that the ledger adds up. */
export function micros(usd: number): number {
  return Math.round(usd * 1_000_000);
}

export function dollars(amount: number): number {
  return amount / 1_000_000;
}

/** For messages: `$1.20`, and `$0.004` where cents would say nothing. */
export function showUsd(usd: number): string {
  return `$${usd !== 0 && usd < 0.01 ? usd.toPrecision(1) : usd.toFixed(2)}`;
}

/** What a cap is called, with where it is set. */
export function capName(cap: Cap): string {
  return {
    run: 'the cap of a run (budget.run)',
    campaign: 'the budget',
    month: 'the cap of this month (budget.month)',
  }[cap];
}
