import { captionLook } from './caption-look.ts';
import { encodeSettings } from './encode-settings.ts';
import type { Slot } from './expand.ts';
import { logoOf, lookOf } from './look.ts';
import type { CaptionCue, Edit, EditClip, EditMusic, EditScene, EditSound, EndCard } from './plan.ts';
import type { PlanInput } from './plan-input.ts';
import { rendererVersion } from './renderer-version.ts';
import { findAsset } from './scene-task.ts';
import { sceneReframe } from './scene-reframe.ts';
import { textDirection } from './text-direction.ts';
import type { Timeline } from './timeline.ts';

interface EditParts {
  readonly input: PlanInput;
  readonly slot: Slot;
  readonly timeline: Timeline;
  readonly fps: number;
  /** What each scene shows, in order. */
  readonly shown: readonly (readonly EditClip[])[];
  readonly captions: readonly CaptionCue[];
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

function editScenes({ slot, timeline, fps, shown }: EditParts): EditScene[] {
  return timeline.scenes.flatMap((span, index) => {
    const scene = slot.variant.scenes[index];
    if (scene === undefined) return [];
    return {
      number: index + 1,
      clips: shown[index] ?? [],
      start: span.start / fps,
      seconds: span.frames / fps,
      fade: span.fade / fps,
      reframe: sceneReframe(scene, slot.platform.id),
      focus: scene.focus,
      text: scene.text[slot.locale],
      ...(scene.sound !== undefined && scene.sound !== 'keep' && { sound: scene.sound }),
    };
  });
}

function endCard({ input, slot, timeline, fps }: EditParts): EndCard | undefined {
  const span = timeline.endCard;
  const cta = slot.variant.cta[slot.locale];
  if (span === undefined || cta === undefined) return undefined;
  const times = { start: span.start / fps, seconds: span.frames / fps, fade: span.fade / fps };
  return { ...times, cta, tagline: input.brand.tagline[slot.locale] };
}

/** With the end card, and no longer than it. */
function sonicLogo({ input: { assets, brand }, timeline, fps }: EditParts): EditSound[] {
  const card = timeline.endCard;
  if (card === undefined || brand.sonicLogo === undefined) return [];
  const { path, sha256, seconds = Infinity } = findAsset(assets, brand.sonicLogo);
  const file = { path, sha256 };
  return [{ kind: 'logo', file, start: card.start / fps, seconds: Math.min(seconds, card.frames / fps) }];
}
