import type { Advice } from '../meta/graph-error.ts';

/** https://developers.facebook.com/docs/threads/overview (2026-11-24): 250 posts in 24 hours. */
export const advice: Advice = {
  9: 'This account has reached the number of posts that Threads allows in 24 hours: publish this one tomorrow.',
};
