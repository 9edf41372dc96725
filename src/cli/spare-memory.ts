import { setFlagsFromString } from 'node:v8';

/** From here on what waits for a service counts for more than what is computed. */
const many = 1000;

/**
 * Has V8 clear up early in a run of very many clips. Left alone it lets what thousands of requests leave behind grow to
 * several hundred megabytes before it looks for the first time, where 60 are in use.
 */
export function spareMemory(clips: number): void {
  if (clips >= many) setFlagsFromString('--optimize-for-size');
}
