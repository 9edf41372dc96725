/** How long to wait for the answer to an upload: five minutes and what the bytes take at 50 kB/s. Whole: a timer takes no parts of a millisecond. */
export function uploadMs(bytes: number): number {
  return 5 * 60_000 + Math.ceil(bytes / 50);
}
