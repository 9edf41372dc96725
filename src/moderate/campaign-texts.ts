import type { Campaign, Brand, LocalizedText, Variant, Video } from '../campaign/campaign.ts';
import type { Path } from '../campaign/read-tree.ts';
import type { Plan } from '../plan/plan.ts';
import { postTexts } from './post-texts.ts';
import { textPaths } from './text-paths.ts';

/** Words that a person wrote, and where. */
export interface CampaignText {
  /** `teaser, scene 2`, `teaser (variant b)`, `teaser, post` */
  readonly place: string;
  readonly locale: string;
  readonly kind: TextKind;
  readonly text: string;
  readonly file: 'campaign' | 'brand';
  /** Where in that file it may be written: the first that is there. */
  readonly paths: readonly Path[];
}

/** What describes the pictures to a model, and what viewers read or hear. */
type TextKind =
  | 'prompt'
  | 'content'
  | 'on-screen text'
  | 'name plate'
  | 'price'
  | 'small print'
  | 'intro'
  | 'voice'
  | 'caption file'
  | 'call to action'
  | 'tagline'
  | 'title'
  | 'caption'
  | 'hashtag'
  | 'disclosure'
  | 'text of the cover';

export interface Texts {
  readonly campaign: Campaign;
  readonly brand: Brand;
}

/** Everything that is told to a model or shown to viewers in the deliverables of a plan and in their posts. */
export function* campaignTexts({ campaign, brand }: Texts, plan: Plan): Iterable<CampaignText> {
  // Platforms share their words.
  const tellings = new Map(plan.deliverables.map((one) => [JSON.stringify([one.video, one.variant, one.locale]), one]));
  for (const { video: id, variant: name, locale, edit } of tellings.values()) {
    const video = campaign.videos.find((one) => one.id === id);
    const variant = video?.variants.find((one) => one.id === name);
    if (video === undefined || variant === undefined) continue;
    const telling = {
      place: name === '' ? id : `${id} (variant ${name})`,
      locale,
      parts: partsOf(campaign, video, name),
    };
    yield* textsOf(variant, telling);
    const ofCover = textPaths(telling.parts, ['cover', 'text'], locale);
    yield* text(telling, 'text of the cover', video.cover?.text, ofCover);
    // Of a file; without one they are the voice.
    if (video.captions.file[locale] !== undefined) {
      const ofFile = textPaths(telling.parts, ['captions', 'file'], locale);
      for (const cue of edit.captions) yield* text(telling, 'caption file', cue.text, ofFile);
    }
    yield* text(telling, 'small print', brand.legal, { ...textPaths([[]], ['legal'], locale), file: 'brand' });
    if (variant.cta[locale] === undefined) continue;
    const written = { ...textPaths([[]], ['tagline'], locale), file: 'brand' } as const;
    yield* text(telling, 'tagline', brand.tagline, written);
  }
  yield* postTexts(campaign, plan);
}

interface Telling {
  readonly place: string;
  readonly locale: string;
  /** The parts of the file that may say it: the variant, the video, the campaign. */
  readonly parts: readonly Path[];
}

function partsOf({ videos }: Campaign, video: Video, name: string): readonly Path[] {
  const own = ['videos', videos.indexOf(video)];
  const variant = video.variants.findIndex(({ id }) => id === name);
  return [...(name === '' ? [] : [[...own, 'variants', variant]]), own, []];
}

function* textsOf({ content, cta, intro, scenes }: Variant, telling: Telling): Iterable<CampaignText> {
  const { locale, parts } = telling;
  const at = (...key: Path) => textPaths(parts, key, locale);
  // Only what is told to a model: a video made of footage alone has no use for its content.
  if (scenes.some(({ footage }) => footage === undefined)) yield* text(telling, 'content', content, at('content'));
  for (const [index, scene] of scenes.entries()) {
    const here = { ...telling, place: `${telling.place}, scene ${index + 1}` };
    const of = (...key: Path) => at('scenes', index, ...key);
    if (scene.footage === undefined) yield* text(here, 'prompt', scene.prompt, of('prompt'));
    yield* text(here, 'on-screen text', scene.text, of('text'));
    yield* text(here, 'voice', scene.voice, of('voice'));
    yield* text(here, 'name plate', scene.lowerThird?.title, of('lowerThird', 'title'));
    yield* text(here, 'name plate', scene.lowerThird?.subtitle, of('lowerThird', 'subtitle'));
    yield* text(here, 'price', scene.price, of('price'));
    yield* text(here, 'small print', scene.legal, of('legal'));
  }
  yield* text(telling, 'intro', intro?.title, at('intro', 'title'));
  yield* text(telling, 'intro', intro?.subtitle, at('intro', 'subtitle'));
  yield* text(telling, 'call to action', cta, at('cta'));
}

function* text(
  { place, locale }: Telling,
  kind: TextKind,
  written: string | LocalizedText | undefined,
  where: Pick<CampaignText, 'file' | 'paths'>,
): Iterable<CampaignText> {
  const words = typeof written === 'string' ? written : written?.[locale];
  if (words !== undefined) yield { place, locale, kind, text: words, ...where };
}
