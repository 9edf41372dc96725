import { ProviderError } from '../../../errors.ts';
import type { Post } from '../../post.ts';
import type { Figures } from '../meta/figures.ts';

const minuteMs = 60_000;

/** Whether Facebook itself waits until then; what is nearer or farther away, we hold. */
export function canSchedule({ schedule }: Post, figures: Figures, now: number): boolean {
  if (schedule === undefined || figures.schedule === undefined) return false;
  const { minMinutes, maxDays } = figures.schedule;
  const aheadMs = Date.parse(schedule) - now;
  return aheadMs >= minMinutes * minuteMs && aheadMs <= maxDays * 24 * 60 * minuteMs;
}

/** Seconds since 1970 to schedule for; undefined is at once. Rejects rather than publish before the time. */
export function scheduleFor(post: Post, figures: Figures, now: number): number | undefined {
  if (post.schedule === undefined) return undefined;
  const at = Date.parse(post.schedule);
  if (at <= now) return undefined;
  if (canSchedule(post, figures, now)) return Math.floor(at / 1000);
  throw new ProviderError(`facebook cannot wait until ${post.schedule} by itself.`, {
    provider: 'facebook',
    nothingStarted: true,
    retryable: true,
    retryAfterMs: at - now,
    hint: 'Publish it at its time: reelmill publish --wait.',
  });
}
