import { InvalidArgumentError } from 'commander';

// How the values of options are read.

/** `en, ja` */
export function list(value: string): string[] {
  const items = value.split(',').map((item) => item.trim());
  return items.filter((item) => item !== '');
}

/** For an option that may be given several times. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, ...list(value)];
}

export function positive(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It takes a whole number from 1.');
  return number;
}

/** `0.40`, `$0.40` or `0.40 USD` */
export function amount(value: string): number {
  const number = /^\$?(\d+(?:\.\d{1,6})?)(?: ?USD)?$/.exec(value.trim())?.[1];
  if (number === undefined) throw new InvalidArgumentError('It takes an amount in US dollars, such as 0.40.');
  return Number(number);
}

export function month(value: string): string {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(value)) throw new InvalidArgumentError('It takes a month, such as 2026-11.');
  return value;
}
