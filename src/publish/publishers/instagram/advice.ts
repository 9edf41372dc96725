import type { Advice } from '../meta/graph-error.ts';

/** https://developers.facebook.com/documentation/instagram-platform/instagram-graph-api/reference/error-codes (2026-06-02) */
export const advice: Advice = {
  9: 'This account has reached the number of posts that Instagram allows in 24 hours: publish this one tomorrow.',
  2207020: 'The upload has expired: publish again, and it is made anew.',
  2207026: 'Instagram does not take this kind of file: render the deliverable again.',
  2207042: 'This account has reached the number of posts that Instagram allows in 24 hours: publish this one tomorrow.',
  2207050: 'Sign in to the Instagram app and do what it asks: the account is restricted or inactive.',
  2207051: 'Instagram takes this for spam: wait, publish less often, and do not try this post again and again.',
  2207057: 'Set post.services.instagram.thumbOffset to a moment within the video, in milliseconds.',
  2207082: 'Instagram could not process the upload: publish again, and it is made anew.',
};
