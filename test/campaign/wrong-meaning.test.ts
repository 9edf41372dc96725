import { expect, test } from 'vitest';
import { linesOf } from './read-campaign.ts';

const good = 'name: a\ncontent: b\nplatforms: [x]\n';
const two = 'name: a\ncontent: b\nplatforms: [x]\nlocales: [en, pt-BR]\n';

// Each part is well formed; together they make no sense.
test.each<[what: string, text: string, expected: string[]]>([
  [
    'an unknown platform',
    'name: a\ncontent: b\nplatforms: [x, tik-tok]\n',
    ['3:16 unknown-platform: there is no platform "tik-tok" (did you mean "tiktok"?)'],
  ],
  [
    'the beginning of a platform',
    'name: a\ncontent: b\nplatforms: [insta]\n',
    ['3:13 unknown-platform: there is no platform "insta" (did you mean "instagram"?)'],
  ],
  [
    'no platform at all like it',
    'name: a\ncontent: b\nplatforms: [myspace]\n',
    [
      '3:13 unknown-platform: there is no platform "myspace" (choose from youtube, youtube-shorts, instagram, instagram-reels, tiktok, x)',
    ],
  ],
  [
    'a platform twice',
    'name: a\ncontent: b\nplatforms: [x, x]\n',
    ['3:16 duplicate-platform: "x" is listed twice (keep one of the two)'],
  ],
  [
    'a platform by two names',
    'name: a\ncontent: b\nplatforms: [x, twitter]\n',
    ['3:16 duplicate-platform: "twitter" and "x" are the same platform (keep one of the two)'],
  ],
  [
    'a video on a platform of its own',
    `${good}videos: [{ id: v, platforms: [tiktok] }]\n`,
    [
      '4:30 platform-not-in-campaign: "tiktok" is not among the campaign\'s platforms (choose from x; or add it to the campaign)',
    ],
  ],
  [
    'a video on an unknown platform',
    `${good}videos: [{ id: v, platforms: [twiter] }]\n`,
    ['4:31 unknown-platform: there is no platform "twiter" (did you mean "twitter"?)'],
  ],
  [
    'an unknown provider',
    `${good}generate: { provider: opnai }\n`,
    ['4:23 unknown-provider: there is no provider "opnai" (did you mean "openai"?)'],
  ],
  [
    'an unknown fallback',
    `${good}generate: { provider: openai, fallback: [annimatic] }\n`,
    ['4:42 unknown-provider: there is no provider "annimatic" (did you mean "animatic"?)'],
  ],
  [
    'an unknown model',
    `${good}generate: { provider: openai, model: sora2 }\n`,
    [
      '4:38 unknown-model: openai has no model "sora2" in the catalogue (did you mean "sora-2"? If not, give seconds, sizes (or shapes and resolutions), usdPerSecond (or usdPerClip) under generate.limits)',
    ],
  ],
  [
    'a model that is like no other',
    `${good}generate: { provider: openai, model: kling }\n`,
    [
      '4:38 unknown-model: openai has no model "kling" in the catalogue (choose from sora-2, sora-2-pro; or else give seconds, sizes (or shapes and resolutions), usdPerSecond (or usdPerClip) under generate.limits)',
    ],
  ],
  [
    'an unknown model of which too little is said',
    `${good}generate: { provider: openai, model: kling, limits: { seconds: [5], usdPerClip: 0.3 } }\n`,
    [
      '4:45 missing-limits: nothing is known of the openai model "kling", and its limits leave something open (give sizes (or shapes and resolutions) under generate.limits)',
    ],
  ],
  [
    'shapes without resolutions',
    `${good}generate: { provider: openai, limits: { shapes: ['1:1'] } }\n`,
    ['4:41 half-a-size: "shapes" says nothing without "resolutions" (add "resolutions: […]")'],
  ],
  [
    'two prices and two ways to say a size',
    `${good}generate: { provider: openai, limits: { usdPerSecond: 1, usdPerClip: 2, shapes: ['1:1'], sizes: [{ resolution: 720p, aspect: '1:1', width: 720, height: 720 }] } }\n`,
    [
      '4:58 said-twice: "usdPerClip" and "usdPerSecond" say the same (keep one of the two)',
      '4:73 said-twice: "shapes" and "sizes" say the same (keep one of the two)',
    ],
  ],
  [
    'a model whose price nobody knows',
    `${good}generate: { provider: black-forest-labs }\n`,
    [
      '4:23 unknown-price: the catalogue does not know what FLUX 3 Video (flux-3-video) costs (give usdPerSecond or usdPerClip under generate.limits, so that the plan and the budget are right)',
    ],
  ],
  [
    'a retired model',
    `${good}generate: { provider: google, model: veo-3.1-generate-preview }\n`,
    [
      '4:38 retired-model: google retired Veo 3.1 (preview) (veo-3.1-generate-preview) on 2026-10-22 (choose gemini-omni-1.2-flash ($0.07/s), gemini-omni-1.1-flash ($0.10/s); or another provider: xai grok-imagine-video ($0.07/s), openai sora-2 ($0.10/s), xai grok-imagine-video-1.5 ($0.14/s))',
    ],
  ],
  [
    'two words for one thing',
    `${good}generate: { takes: 2, n: 3, metadata: { a: 1 } }\nmetadata: { b: 2 }\nvideos: [{ id: v, scenes: [{ prompt: p, seconds: 4, duration: 5 }] }]\n`,
    [
      '4:23 said-twice: "n" and "takes" say the same (keep one of the two)',
      '4:29 said-twice: metadata is given here and for the campaign (keep one of the two)',
      '6:53 said-twice: "duration" and "seconds" say the same (keep one of the two)',
    ],
  ],
  [
    'a locale twice',
    `${good}locales: [en, EN]\n`,
    ['4:15 duplicate-locale: "EN" is listed twice (keep one of the two)'],
  ],
  [
    'a text in an unknown locale',
    `${two}videos: [{ id: v, cta: { en: Buy, pt-PT: Comprar, pt-BR: Comprar } }]\n`,
    ['5:35 unknown-locale: "pt-PT" is not among the campaign\'s locales (add pt-PT to "locales", or remove this text)'],
  ],
  [
    'a text that is not translated',
    `${two}videos: [{ id: v, cta: { en: Buy } }]\n`,
    ['5:19 missing-locale: cta is not given in pt-BR (these videos go without it; add "pt-BR: …")'],
  ],
  [
    'a prompt that is not translated',
    `${two}videos: [{ id: v, scenes: [{ prompt: { en: A phone } }] }]\n`,
    ['5:30 missing-locale: prompt is not given in pt-BR (without it there is nothing to show)'],
  ],
  [
    'a content that is not translated',
    'name: a\ncontent: { en: b }\nplatforms: [x]\nlocales: [en, de]\n',
    ['2:1 missing-locale: content is not given in de (without it there is nothing to show)'],
  ],
  [
    'no content',
    'name: a\nplatforms: [x]\n',
    [
      '1:1 no-content: the video has neither content nor scenes (say in "content" what the video is about, or give it scenes)',
    ],
  ],
  [
    'a video without content',
    'name: a\nplatforms: [x]\nvideos: [{ id: v }]\n',
    [
      '3:10 no-content: the video has neither content nor scenes (say in "content" what the video is about, or give it scenes)',
    ],
  ],
  [
    'an empty scene',
    `${good}videos: [{ id: v, scenes: [{ text: Hi }] }]\n`,
    [
      '4:28 empty-scene: the scene has neither prompt nor footage (say what the camera sees ("prompt: …"), or name a file ("footage: …" or "picture: …"))',
    ],
  ],
  [
    'a scene of two sources',
    `${good}videos: [{ id: v, scenes: [{ prompt: p, footage: f.mp4 }] }]\n`,
    [
      '4:41 two-sources: the scene has a prompt and footage (keep "prompt" for a generated clip or "footage" for one of your own)',
    ],
  ],
  [
    'a beginning without footage',
    `${good}videos: [{ id: v, scenes: [{ prompt: p, from: 3 }] }]\n`,
    ['4:41 from-without-footage: "from" is only for footage (remove it)'],
  ],
  [
    'footage that is not named',
    `${good}generate: { provider: footage }\nvideos: [{ id: v, scenes: [{ prompt: p }] }]\n`,
    [
      '5:28 footage-missing: the scene has no footage, and the provider is footage (add "footage: FILE", or choose another provider)',
    ],
  ],
  [
    'footage without scenes',
    `${good}generate: { provider: footage }\n`,
    [
      '2:1 footage-missing: the provider footage makes no clips of its own (give the video scenes with "footage: FILE", or choose another provider)',
    ],
  ],
  [
    'an address as file',
    `${good}brand: https://example.com/brand.yaml\n`,
    ['4:8 not-local: "https://example.com/brand.yaml" is not a local file (give the path of a file on this machine)'],
  ],
  [
    'a protocol of ffmpeg',
    `${good}videos: [{ id: v, music: "concat:a.mp3|b.mp3" }]\n`,
    ['4:26 not-local: "concat:a.mp3|b.mp3" is not a local file (give the path of a file on this machine)'],
  ],
  [
    'a picture in the file itself',
    `${good}videos: [{ id: v, scenes: [{ prompt: p, reference: "data:image/png;base64,xx" }] }]\n`,
    ['4:52 not-local: "data:image/png;base64,xx" is not a local file (give the path of a file on this machine)'],
  ],
  [
    'backslashes',
    `${good}videos: [{ id: v, music: assets\\bed.mp3 }]\n`,
    [
      '4:26 backslash: the path is written with backslashes (write "assets/bed.mp3": forward slashes work on every system)',
    ],
  ],
  [
    'a line break in a path',
    `${good}videos: [{ id: v, music: "a\\nb.mp3" }]\n`,
    ['4:26 not-local: the path holds a control character (rename the file)'],
  ],
  [
    'two videos of one id',
    `${good}videos: [{ id: v }, { id: v }]\n`,
    ['4:27 duplicate-id: there are two videos "v" (give each its own id)'],
  ],
  [
    'ids that differ in case',
    `${good}videos: [{ id: Teaser }, { id: teaser }]\n`,
    ['4:32 duplicate-id: "teaser" and the video "Teaser" would share a file name (give each its own id)'],
  ],
  [
    'two variants of one id',
    `${good}videos: [{ id: v, variants: [{ id: a }, { id: A }] }]\n`,
    ['4:47 duplicate-id: "A" and the variant "a" would share a file name (give each its own id)'],
  ],
  [
    'ids that meet in a file name',
    `${two}videos: [{ id: v, variants: [{ id: pt-BR }] }, { id: v-en }]\n`,
    ['5:54 file-name-clash: files of "v-en" would have the same names as those of another video (give it another id)'],
  ],
])('%s', (_, text, expected) => {
  expect(linesOf(text)).toEqual(expected);
});
