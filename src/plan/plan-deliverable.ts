import { buildEdit } from './build-edit.ts';
import { checkCover } from './check-cover.ts';
import { captionsOf } from './captions-of.ts';
import { checkSeconds } from './check-seconds.ts';
import type { ClipBook } from './clip-book.ts';
import { contentKey } from './content-key.ts';
import { editMusic } from './edit-music.ts';
import type { Slot } from './expand.ts';
import { legalCardSeconds, legalLines } from './legal-lines.ts';
import type { EditClip } from './edit.ts';
import type { DeliverablePost, DeliverableTask } from './plan.ts';
import { clipsOf } from './clips-of.ts';
import { sceneClips } from './scene-clips.ts';
import { secondClip } from './second-clip.ts';
import type { SceneTask } from './scene-task.ts';
import { sceneVoice, type SceneVoice } from './scene-voice.ts';
import { soundCredits } from './sound-credits.ts';
import type { SpeechBook } from './speech-book.ts';
import { type Timeline, layTimeline } from './timeline.ts';
import { asLongAsVoices, voiceSounds, voiceSpans } from './voice-timing.ts';

/** What the deliverables of one plan have in common. */
export interface Planning extends Pick<SceneTask, 'input' | 'maker' | 'fallbacks' | 'findings'> {
  readonly book: ClipBook;
  readonly speeches: SpeechBook;
}

/** Works out one deliverable, and enters its clips in the book. */
export function planDeliverable(planning: Planning, written: Slot): DeliverableTask {
  const { input, findings } = planning;
  const voices = written.variant.scenes.map((scene) => sceneVoice(scene, written.locale, input));
  const slot = asLongAsVoices(written, voices);
  const { video, variant, platform, locale } = slot;
  const fps = frameRate(planning, slot);
  const timeline = timelineOf(planning, slot, fps);
  checkSeconds(slot, timeline.frames / fps, findings.mistakes);
  checkCover(slot, timeline.frames / fps, findings.mistakes);
  const entered = enterClips(planning, slot, timeline, fps);
  enterSpeech(planning, slot, voices);
  const spans = voiceSpans(timeline, fps, voices);
  const captions = captionsOf({ input, slot, timeline, fps, heard: spans, warnings: findings.warnings });
  const edit = buildEdit({
    input,
    slot,
    timeline,
    fps,
    shown: entered.map((scene) => scene.shown),
    second: entered.map((scene) => scene.second),
    captions,
    legal: legalLines({ slot, brand: input.brand, timeline, fps }, findings.mistakes),
    music: editMusic(variant.music, timeline.frames / fps, input.assets, findings.mistakes),
    voices: voiceSounds(slot, timeline, fps, voices, spans, findings),
  });
  const credits = soundCredits(slot, voices, input.assets, findings.warnings);
  return {
    // Not the post: another caption is no reason to render again, nor to approve again.
    key: contentKey(edit),
    id: slot.id,
    video: video.id,
    platform: platform.id,
    locale,
    variant: variant.id,
    path: slot.path,
    edit,
    clips: [...new Set(clipsOf(edit).map((clip) => clip.key))],
    ...(credits && { credits }),
    post: postOf(slot),
  };
}

function timelineOf({ input: { brand } }: Planning, { variant, locale }: Slot, fps: number): Timeline {
  const hasIntro = variant.intro?.title[locale] !== undefined;
  return layTimeline(variant.scenes, fps, variant.cta[locale] !== undefined, {
    transition: brand.transition,
    intro: hasIntro ? (variant.intro?.seconds ?? introSeconds) : undefined,
    endCard: variant.endCard?.seconds ?? brand.endCard?.seconds,
    leastEndCard: legalCardSeconds(brand, locale),
  });
}

const introSeconds = 1.5;

function frameRate({ input }: Planning, { platform }: Slot): number {
  const { min, max } = platform.video.fps;
  return Math.min(max, Math.max(min, input.campaign.generate.fps));
}

interface Entered {
  readonly shown: readonly EditClip[];
  readonly second: EditClip | undefined;
}

function enterClips(planning: Planning, slot: Slot, timeline: Timeline, fps: number): Entered[] {
  const { book, speeches: _, ...shared } = planning;
  return slot.variant.scenes.map((scene, index) => {
    const frames = timeline.scenes[index]?.frames ?? 0;
    const task = { ...shared, slot, scene, number: index + 1, frames, fps };
    const [own, other] = [sceneClips(task), secondClip(task)];
    book.add([...own.drafts, ...other.drafts], slot.id);
    return { shown: own.shown, second: other.shown[0] };
  });
}

function enterSpeech({ speeches }: Planning, slot: Slot, voices: readonly (SceneVoice | undefined)[]): void {
  for (const [index, voice] of voices.entries()) {
    if (voice?.speech === undefined) continue;
    speeches.add(voice.speech, `${slot.video.id}/${index + 1} ${slot.locale} speech`, slot.id);
  }
}

function postOf({ video: { post }, platform, locale }: Slot): DeliverablePost {
  const own = post.platforms[platform.id];
  return {
    title: own?.title[locale] ?? post.title[locale],
    caption: own?.caption[locale] ?? post.caption[locale],
    hashtags: own?.hashtags ?? post.hashtags,
    link: own?.hasLink === false ? undefined : post.link[locale],
    schedule: post.schedule,
    disclosure: post.disclosure[locale],
    fit: post.fit,
    options: post.services[platform.service] ?? {},
  };
}
