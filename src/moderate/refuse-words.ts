import { ExitCode, UserError } from '../errors.ts';

/** Throws when there are any: one error that names every place. */
export function refuseWords(campaign: string, places: readonly string[]): void {
  const [first, ...others] = places;
  if (first === undefined) return;
  const list = places.map((place) => `  - ${place}`).join('\n');
  const message = others.length === 0 ? `${first}.` : `${campaign} holds words that must not be used:\n${list}`;
  throw new UserError(message, {
    exitCode: ExitCode.refused,
    hint: 'Say it in other words. Nothing was sent and nothing was spent.',
  });
}
