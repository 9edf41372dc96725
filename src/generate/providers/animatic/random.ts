/** Numbers from 0 to 1 that look like chance and are the same for the same seed on every machine. */
export type Random = () => number;

/** mulberry32: 32 bits of state, good enough to scatter stars. */
export function createRandom(seed: string): Random {
  let state = hash(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

/** FNV-1a. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}

/** A smooth line of hills, about -1 to 1: value noise in octaves, each half as high and twice as rough. */
export function createRidge(random: Random, octaves: number): (x: number) => number {
  const tables = Array.from({ length: octaves }, () => Array.from({ length: 64 }, () => random() * 2 - 1));
  return (x) => {
    let height = 0;
    for (const [octave, table] of tables.entries()) {
      const place = x * 2 ** octave;
      const cell = Math.floor(place);
      const part = place - cell;
      const smooth = part * part * (3 - 2 * part);
      height += (at(table, cell) * (1 - smooth) + at(table, cell + 1) * smooth) / 2 ** octave;
    }
    return height / 1.6;
  };
}

function at(table: readonly number[], index: number): number {
  return table[((index % 64) + 64) % 64] ?? 0;
}
