import { createCanvas, loadImage, type Canvas } from '@napi-rs/canvas';
import { readFile } from 'node:fs/promises';
import type { CaptionStyle } from '../../src/campaign/captions-schema.ts';
import { drawCaptions } from '../../src/render/layers/draw-captions.ts';
import { stageOf } from '../../src/render/layers/stage.ts';
import { createTypesetter } from '../../src/render/layers/typesetter.ts';
import { captionCues } from '../../src/plan/caption-cues.ts';
import { captionRoom } from '../../src/plan/caption-room.ts';
import { createFonts } from '../../src/text/fonts.ts';
import { lookOf, readPlatform, testDeliverable, testEdit } from './test-edit.ts';
import { temporaryFolder } from './test-media.ts';

export const captionStyles: readonly CaptionStyle[] = ['block', 'box', 'plain', 'karaoke', 'word'];

/** Every script, with what is hard about each: mixed directions, no spaces, tall marks, sequences of emoji. */
export const captionSamples = [
  { name: 'en', locale: 'en', text: 'The city never goes dark, and now neither do your pictures.' },
  { name: 'de', locale: 'de', text: 'Nachtaufnahmen in überwältigender Größe: 48 MP für 799 €.' },
  { name: 'ja', locale: 'ja', text: '街は、眠らない。「Aurora One」なら、その光を残せる。' },
  { name: 'zh', locale: 'zh', text: '城市从不入睡，现在你的照片也一样清晰。' },
  { name: 'ko', locale: 'ko', text: '도시는 잠들지 않아요. 이제 당신의 사진도 그래요.' },
  { name: 'ar', locale: 'ar', text: 'اطلب الآن هاتف Aurora One بدقة 48 ميغابكسل، وفتحة f/1.4.' },
  { name: 'he', locale: 'he', text: 'העיר אף פעם לא ישנה. Aurora One (2026), ב-50% הנחה!' },
  { name: 'hi', locale: 'hi', text: 'शहर कभी नहीं सोता, और अब आपकी तस्वीरें भी नहीं।' },
  { name: 'th', locale: 'th', text: 'เมืองนี้ไม่เคยหลับใหล และภาพถ่ายของคุณก็เช่นกัน' },
  { name: 'emoji', locale: 'en', text: 'Good night 🌙✨ to all 👩‍👩‍👧 in 🇯🇵 👍🏽' },
] as const;

export type CaptionSample = (typeof captionSamples)[number];

export const frameSize = { width: 300, height: 132 };

/** A caption of TikTok's frame in the middle of being spoken, or so many words later, over a picture, cut out and made smaller. */
export async function captionFrame(
  style: CaptionStyle,
  { locale, text }: Pick<CaptionSample, 'locale'> & { readonly text: string },
  later = 0,
): Promise<Canvas> {
  await using folder = await temporaryFolder();
  const platform = readPlatform('tiktok');
  const direction = locale === 'ar' || locale === 'he' ? 'rtl' : 'ltr';
  const room = captionRoom(platform, lookOf(style));
  const [cue] = captionCues({ start: 0, end: 4, text }, locale, { room }).toSorted(
    (a, b) => b.text.length - a.text.length,
  );
  const edit = testEdit(platform, [{ clip: 'a', seconds: 4 }], {
    captions: cue === undefined ? [] : [cue],
    captionLook: lookOf(style),
    locale,
    direction,
  });
  const words = createTypesetter(testDeliverable(platform, edit), createFonts());
  const stage = stageOf(edit);
  const strip = await drawCaptions({ edit, stage, words, folder: folder.file('') });
  if (strip === undefined) throw new Error('there is no caption');
  const pictures = (await readFile(strip.list, 'utf8')).match(/caption-\d+\.png/g) ?? [];
  const picture = pictures[Math.floor(pictures.length / 2) + later] ?? '';
  return compose(await readFile(folder.file(picture)), strip, stage.captions.bottom);
}

async function compose(png: Buffer, strip: { x: number; y: number }, place: { y: number; height: number }) {
  const scale = frameSize.width / 1080;
  const top = place.y + place.height / 2 - frameSize.height / scale / 2;
  const canvas = createCanvas(frameSize.width, frameSize.height);
  const context = canvas.getContext('2d');
  context.scale(scale, scale);
  const ground = context.createLinearGradient(0, 0, 1080, frameSize.height / scale);
  for (const [at, colour] of [
    [0, '#2b4a6f'],
    [0.35, '#d9c9a3'],
    [0.6, '#7f9a5a'],
    [1, '#1c2230'],
  ] as const)
    ground.addColorStop(at, colour);
  context.fillStyle = ground;
  context.fillRect(0, 0, 1080, frameSize.height / scale);
  context.drawImage(await loadImage(png), strip.x, strip.y - top);
  return canvas;
}
