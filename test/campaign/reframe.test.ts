import { expect, test } from 'vitest';
import { linesOf, readCampaign } from './read-campaign.ts';

const withScene = (reframe: string) =>
  `name: a\ncontent: b\nplatforms: [tiktok, x]\nvideos:\n  - id: v\n    scenes:\n      - { prompt: p${reframe} }\n`;
const sceneOf = (reframe: string) => readCampaign(withScene(reframe)).campaign?.videos[0]?.variants[0]?.scenes[0];

test.each([
  { written: '', reframe: 'crop', reframeOn: undefined },
  { written: ', reframe: auto', reframe: 'auto', reframeOn: undefined },
  { written: ', reframe: { tiktok: blur }', reframe: 'crop', reframeOn: { tiktok: 'blur' } },
  { written: ', reframe: { default: auto, twitter: fit }', reframe: 'auto', reframeOn: { x: 'fit' } },
])('one word for all platforms, or a word for each: "$written"', ({ written, reframe, reframeOn }) => {
  const scene = sceneOf(written);
  expect({ reframe: scene?.reframe, reframeOn: scene?.reframeOn }).toEqual({ reframe, reframeOn });
});

test.each([
  [', reframe: aut', '7:31 wrong-value: reframe must be crop, auto, blur or fit, not "aut" (did you mean "auto"?)'],
  [
    ', reframe: { default: autoo }',
    '7:42 wrong-value: default must be crop, auto, blur or fit, not "autoo" (did you mean "auto"?)',
  ],
  [
    ', reframe: { tiktk: blur }',
    '7:33 platform-not-in-campaign: "tiktk" is no platform of this campaign (did you mean "tiktok"?)',
  ],
])('a wrong word or platform is shown where it stands: %s', (written, line) => {
  expect(linesOf(withScene(written))).toEqual([line]);
});
