import type { Scene } from '../campaign/campaign.ts';
import { captionLook } from './caption-look.ts';
import { encodeSettings } from './encode-settings.ts';
import type { Slot } from './expand.ts';
import { logoOf, lookOf } from './look.ts';
import type { CaptionCue, Edit, EditClip, EditMusic, EditScene, EditSound, EndCard } from './edit.ts';
import type { PlanInput } from './plan-input.ts';
import { rendererVersion } from './renderer-version.ts';
import { findAsset } from './scene-task.ts';
import { sceneReframe } from './scene-reframe.ts';
import { sceneStory } from './scene-story.ts';
import { textDirection } from './text-direction.ts';
import type { Span, Timeline } from './timeline.ts';
import { cardLook, introCard } from './cards.ts';
import { joinOf } from './transition.ts';

export interface EditParts {
  readonly input: PlanInput;
  readonly slot: Slot;
  readonly timeline: Timeline;
  readonly fps: number;
  /** What each scene shows, in order. */
  readonly shown: readonly (readonly EditClip[])[];
  /** What the inset or split of each scene shows, where that is a clip. */
  readonly second: readonly (EditClip | undefined)[];
  readonly captions: readonly CaptionCue[];
  readonly legal: readonly CaptionCue[];
  readonly music: EditMusic | undefined;
  readonly voices: readonly EditSound[];
}

/** The finished video in words, from the parts that were worked out before. */
export function buildEdit(parts: EditParts): Edit {
  const { input, slot, timeline, fps } = parts;
  const { platform, locale } = slot;
  const { top, right, bottom, left } = platform.safeZone;
  const over = [...parts.voices, ...sonicLogo(parts)];
  return {
    width: platform.frame.width,
    height: platform.frame.height,
    fps,
    seconds: timeline.frames / fps,
    locale,
    direction: textDirection(locale),
    scenes: editScenes(parts),
    endCard: endCard(parts),
    captions: parts.captions,
    captionLook: parts.captions.length === 0 ? undefined : captionLook(slot.video.captions, input.brand),
    ...(parts.legal.length === 0 ? {} : { legal: parts.legal }),
    ...introCard(parts),
    logo: logoOf(input, platform.frame),
    music: parts.music,
    ...(over.length > 0 && { over }),
    look: lookOf(input),
    safeZone: { top, right, bottom, left },
    encode: encodeSettings(platform, input.campaign.generate.quality),
    ...coverOf(slot),
    ...(slot.video.extras === undefined || slot.video.extras.length === 0
      ? {}
      : { extras: [...new Set(slot.video.extras)].toSorted() }),
    renderer: rendererVersion,
  };
}

function coverOf({ video, locale }: Slot): Pick<Edit, 'cover'> {
  const at = video.cover?.at;
  const text = video.cover?.text[locale];
  if (at === undefined && text === undefined) return {};
  return { cover: { ...(at === undefined ? {} : { at }), ...(text === undefined ? {} : { text }) } };
}

function editScenes(parts: EditParts): EditScene[] {
  const { slot, timeline, fps, shown } = parts;
  return timeline.scenes.flatMap((span, index) => {
    const scene = slot.variant.scenes[index];
    if (scene === undefined) return [];
    return {
      number: index + 1,
      clips: shown[index] ?? [],
      start: span.start / fps,
      seconds: span.frames / fps,
      ...fadeOf(parts, span, scene.transition),
      reframe: sceneReframe(scene, slot.platform.id),
      focus: scene.focus,
      text: scene.text[slot.locale],
      ...(scene.sound !== undefined && scene.sound !== 'keep' && { sound: scene.sound }),
      ...sceneStory(parts.input, scene, parts.second[index], slot.locale),
    };
  });
}

type Fade = Pick<EditScene, 'fade' | 'join'>;

function fadeOf({ input: { brand }, slot, fps }: EditParts, span: Span, written: Scene['transition']): Fade {
  if (span.fade === 0) return { fade: 0 };
  const direction = textDirection(slot.locale);
  const join = joinOf(written ?? brand.transition ?? 'fade', direction, brand.colours.background);
  return { fade: span.fade / fps, ...(join === undefined ? {} : { join }) };
}

function endCard(parts: EditParts): EndCard | undefined {
  const { input, slot, timeline, fps } = parts;
  const span = timeline.endCard;
  const cta = slot.variant.cta[slot.locale];
  if (span === undefined || cta === undefined) return undefined;
  const times = { start: span.start / fps, seconds: span.frames / fps, ...fadeOf(parts, span, undefined) };
  const card = cardLook(input, slot.variant.endCard, input.brand.endCard?.layout);
  return { ...times, cta, tagline: input.brand.tagline[slot.locale], ...card };
}

/** With the end card, and no longer than it. */
function sonicLogo({ input: { assets, brand }, timeline, fps }: EditParts): EditSound[] {
  const card = timeline.endCard;
  if (card === undefined || brand.sonicLogo === undefined) return [];
  const { path, sha256, seconds = Infinity } = findAsset(assets, brand.sonicLogo);
  const file = { path, sha256 };
  return [{ kind: 'logo', file, start: card.start / fps, seconds: Math.min(seconds, card.frames / fps) }];
}
