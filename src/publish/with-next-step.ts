import { describe } from '../describe.ts';

/** What went wrong, and what to do next where the service's own words lead to nothing: a 429 says no more than that it was too much. */
export function withNextStep(error: unknown, next: string): string {
  const hasHint = error instanceof Error && 'hint' in error && error.hint !== undefined;
  return hasHint ? describe(error) : `${describe(error)} ${next}`;
}
