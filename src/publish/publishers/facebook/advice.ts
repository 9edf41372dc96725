import type { Advice } from '../meta/graph-error.ts';

/** https://developers.facebook.com/documentation/video-api/guides/reels-publishing (2026-07-30) and the Graph API's error codes. */
export const advice: Advice = {
  368: 'Facebook has blocked the Page or the person for a while: look at the Page’s quality in Meta Business Suite.',
  506: 'The Page has just said the same: change the caption.',
  6000: 'Facebook could not take the file: render the deliverable again, and publish again.',
  1363040: 'Facebook Reels are 9:16: publish the deliverable of facebook-reels.',
  1363127: 'Facebook Reels have at least 540x960 pixels: render it larger.',
  1363128: 'Facebook Reels have 3 to 90 seconds: change the length of the video.',
};
