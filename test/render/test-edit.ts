import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { CaptionPosition, CaptionStyle } from '../../src/campaign/captions-schema.ts';
import { platformSchema, type Platform } from '../../src/campaign/platform-schema.ts';
import { captionLook } from '../../src/plan/caption-look.ts';
import { encodeSettings } from '../../src/plan/encode-settings.ts';
import type { CaptionLook, Edit, EditScene } from '../../src/plan/edit.ts';
import type { DeliverableTask } from '../../src/plan/plan.ts';

const folder = new URL('../../templates/platforms/', import.meta.url);

export function readPlatform(id: string): Platform {
  return platformSchema.parse(parse(readFileSync(new URL(`${id}.yaml`, folder), 'utf8')));
}

/** A small place of its own: quick to render, with every rule of the real ones. */
export function smallPlatform(width = 180, height = 320): Platform {
  const platform = readPlatform('tiktok');
  return {
    ...platform,
    frame: { ...platform.frame, width, height },
    seconds: { ...platform.seconds, min: 0.5 },
    safeZone: { ...platform.safeZone, top: 16, right: 12, bottom: 32, left: 12 },
    cover: { ...platform.cover, width, height, maxBytes: 60_000 },
  };
}

export function lookOf(style: CaptionStyle, position: CaptionPosition = 'bottom'): CaptionLook | undefined {
  return captionLook({ style, position, burn: true }, { colours });
}

export interface ShotPlan {
  readonly clip: string;
  readonly seconds: number;
  readonly fade?: number;
  readonly more?: Partial<EditScene>;
}

/** Scenes one after the other, each over the end of the one before by its fade. */
function layScenes(shots: readonly ShotPlan[]): readonly EditScene[] {
  let end = 0;
  return shots.map(({ clip, seconds, fade = 0, more }, index) => {
    const start = end - fade;
    end = start + seconds;
    const scene = { number: index + 1, clips: [{ key: clip, from: 0, seconds }], start, seconds, fade };
    return { ...scene, reframe: 'crop', focus: { x: 0.5, y: 0.5 }, text: undefined, ...more };
  });
}

export const colours = { primary: '#0f1b33', accent: '#5ef0c0', text: '#f5f8ff', background: '#060a14' };

export function testEdit(platform: Platform, shots: readonly ShotPlan[], more: Partial<Edit> = {}): Edit {
  const scenes = layScenes(shots);
  const last = scenes.at(-1);
  const { top, right, bottom, left } = platform.safeZone;
  return {
    width: platform.frame.width,
    height: platform.frame.height,
    fps: 30,
    seconds: last === undefined ? 0 : last.start + last.seconds,
    locale: 'en',
    direction: 'ltr',
    scenes,
    endCard: undefined,
    captions: [],
    captionLook: lookOf('block'),
    logo: undefined,
    music: undefined,
    look: { colours, font: 'Inter', fontFile: undefined },
    safeZone: { top, right, bottom, left },
    encode: { ...encodeSettings(platform, 'standard'), preset: 'ultrafast' },
    renderer: 1,
    ...more,
  };
}

export function testDeliverable(platform: Platform, edit: Edit): DeliverableTask {
  const id = `teaser/${platform.id}/${edit.locale}`;
  const clips = edit.scenes.flatMap((scene) => scene.clips.map(({ key }) => key));
  const names = { key: 'key', id, video: 'teaser', platform: platform.id, locale: edit.locale, variant: '' };
  const post = {
    title: undefined,
    caption: undefined,
    hashtags: [],
    link: undefined,
    schedule: undefined,
    disclosure: undefined,
    fit: 'refuse' as const,
    options: {},
  };
  return { ...names, path: `${platform.id}/teaser-${edit.locale}`, edit, clips, post };
}
