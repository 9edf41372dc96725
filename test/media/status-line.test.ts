import { expect, test } from 'vitest';
import { statusSeconds } from '../../src/media/status-line.ts';

test.each([
  ['frame=   96 fps= 46 q=28.0 size=    1024kB time=00:00:03.76 bitrate=2231.1kbits/s speed=1.79x', 3.76],
  ['frame=   96 fps= 46 q=28.0 q=5.3 size=    1024KiB time=01:02:03.50 bitrate=2231.1kbits/s speed=1.79x', 3723.5],
  ['size=N/A time=00:00:10.00 bitrate=N/A speed=20x', 10],
  ['frame=    0 fps=0.0 q=0.0 size=       0kB time=N/A bitrate=N/A speed=N/A', NaN],
  ['frame=  200 fps= 59 q=-1.0 Lq=5.3 size=    2580KiB time=00:00:00.04 bitrate=528443.8kbits/s speed=0.0119x', NaN],
  ['frame=  200 fps= 59 q=-1.0 Lsize=    2580kB time=00:00:07.92 bitrate=2667.7kbits/s speed=2.4x', NaN],
  ['[Parsed_ebur128_0 @ 0x5581] t: 0.0999773  TARGET:-23 LUFS    M: -21.0 S:-120.7', undefined],
])('%s', (line, seconds) => {
  expect(statusSeconds(line)).toEqual(seconds);
});
