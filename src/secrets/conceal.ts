import type { Hide } from './redactor.ts';

/**
 * Takes the secrets out of an error, of its causes too, and gives back the same error: services repeat keys, SDKs repeat
 * services.
 */
export function conceal(error: unknown, hide: Hide, seen: ReadonlySet<unknown> = new Set()): unknown {
  if (!(error instanceof Error) || seen.has(error)) return error;
  const here = new Set([...seen, error]);
  for (const name of ['message', 'hint', 'stack'] as const) replace(error, name, hide);
  conceal(error.cause, hide, here);
  if (error instanceof AggregateError) for (const inner of error.errors) conceal(inner, hide, here);
  return error;
}

/** Defined anew, since some errors of the platform have a message that cannot be written. */
function replace(error: Error, name: string, hide: Hide): void {
  const text: unknown = Reflect.get(error, name);
  if (typeof text !== 'string') return;
  const value = hide(text);
  if (value === text) return;
  const enumerable = Object.prototype.propertyIsEnumerable.call(error, name);
  Object.defineProperty(error, name, { value, configurable: true, writable: true, enumerable });
}
