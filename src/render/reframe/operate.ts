/** How a calm operator moves, in widths of the crop. */
export const calm = {
  /** Nearer than this the subject is left where it is. */
  deadZone: 0.06,
  /** A second. */
  speed: 1,
  /** A second squared. */
  acceleration: 1.2,
  /** Seconds that the operator sees ahead, as somebody who knows the shot. */
  lead: 0.6,
} as const;

export interface Wish {
  /** Frame from which the target is wanted. */
  readonly frame: number;
  /** In widths of the crop. */
  readonly target: number;
}

/**
 * The way of the crop through `frames` frames, in its own widths: rests until the subject leaves the dead zone, then goes
 * there with limited speed and acceleration, slowing down in time, and rests again. Begins where the first wish is.
 */
export function operate(wishes: readonly Wish[], frames: number, fps: number): readonly number[] {
  const step = 1 / fps;
  let at = wishes[0]?.target ?? 0;
  let speed = 0;
  let moving = false;
  const way: number[] = [];
  for (let frame = 0; frame < frames; frame++) {
    way.push(at);
    const target = wanted(wishes, frame + calm.lead * fps);
    const left = target - at;
    if (!moving && Math.abs(left) > calm.deadZone) moving = true;
    const limit = calm.acceleration * step;
    const wish = moving ? Math.sign(left) * brakingSpeed(Math.abs(left), limit, step) : 0;
    speed += Math.min(limit, Math.max(-limit, wish - speed));
    at += speed * step;
    if (moving && Math.abs(speed) < limit && Math.abs(target - at) < calm.deadZone / 4) moving = false;
  }
  return way;
}

/** The last wish up to this moment. */
function wanted(wishes: readonly Wish[], frame: number): number {
  return (wishes.findLast((wish) => wish.frame <= frame) ?? wishes[0])?.target ?? 0;
}

/** The fastest from which it can still stop within `distance`, in whole steps. */
function brakingSpeed(distance: number, limit: number, step: number): number {
  const stopping = Math.sqrt(2 * calm.acceleration * distance + (limit / 2) ** 2) - limit / 2;
  return Math.min(calm.speed, stopping, distance / step);
}
