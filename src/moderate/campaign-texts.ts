import type { Campaign, Brand, LocalizedText, Variant } from '../campaign/campaign.ts';
import type { Plan } from '../plan/plan.ts';

/** Words that a person wrote, and where. */
export interface CampaignText {
  /** `teaser, scene 2`, `teaser (variant b)` */
  readonly place: string;
  readonly locale: string;
  readonly kind: TextKind;
  readonly text: string;
}

/** What describes the pictures to a model, and what viewers read or hear. */
type TextKind = 'prompt' | 'content' | 'on-screen text' | 'voice' | 'caption file' | 'call to action' | 'tagline';

/** Everything that is told to a model or shown to viewers in the deliverables of a plan. */
export function* campaignTexts(
  { campaign, brand }: { readonly campaign: Campaign; readonly brand: Brand },
  plan: Plan,
): Iterable<CampaignText> {
  // Platforms share their words.
  const tellings = new Map(plan.deliverables.map((one) => [JSON.stringify([one.video, one.variant, one.locale]), one]));
  for (const { video: id, variant: name, locale, edit } of tellings.values()) {
    const video = campaign.videos.find((one) => one.id === id);
    const variant = video?.variants.find((one) => one.id === name);
    if (variant === undefined) continue;
    const place = name === '' ? id : `${id} (variant ${name})`;
    yield* textsOf(variant, place, locale);
    // Of a file; without one they are the voice.
    if (video?.captions.file[locale] !== undefined)
      for (const cue of edit.captions) yield { place, locale, kind: 'caption file', text: cue.text };
    if (variant.cta[locale] !== undefined) yield* text(place, locale, 'tagline', brand.tagline);
  }
}

function* textsOf({ content, cta, scenes }: Variant, place: string, locale: string): Iterable<CampaignText> {
  // Only what is told to a model: a video made of footage alone has no use for its content.
  if (scenes.some(({ footage }) => footage === undefined)) yield* text(place, locale, 'content', content);
  for (const [index, scene] of scenes.entries()) {
    const here = `${place}, scene ${index + 1}`;
    if (scene.footage === undefined) yield* text(here, locale, 'prompt', scene.prompt);
    yield* text(here, locale, 'on-screen text', scene.text);
    yield* text(here, locale, 'voice', scene.voice);
  }
  yield* text(place, locale, 'call to action', cta);
}

function* text(
  place: string,
  locale: string,
  kind: TextKind,
  written: string | LocalizedText | undefined,
): Iterable<CampaignText> {
  const words = typeof written === 'string' ? written : written?.[locale];
  if (words !== undefined) yield { place, locale, kind, text: words };
}
