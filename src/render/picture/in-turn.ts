/** `count` pictures one after the other. concat counts in microseconds; frames are what everything else counts in. */
export function inTurn(count: number, fps: number): string {
  return `concat=n=${count}:v=1:a=0,settb=1/${fps}`;
}
