import { basename } from 'node:path';
import type { Slot } from './expand.ts';
import type { SoundCredits } from './plan.ts';
import type { PlanInput } from './plan-input.ts';
import type { SceneVoice } from './scene-voice.ts';
import { assetRef } from './scene-task.ts';

/** Whose work is heard in a deliverable; undefined where there is neither music nor a voice. Warns of music that nobody says may be used. */
export function soundCredits(
  { video, variant }: Slot,
  voices: readonly (SceneVoice | undefined)[],
  assets: PlanInput['assets'],
  warnings: Set<string>,
): SoundCredits | undefined {
  const spoken = voices.flatMap((voice, index) =>
    voice?.file === undefined ? [] : [voiceCredit(index + 1, voice.file, voice.speech)],
  );
  const track = variant.music;
  const file = assetRef(assets, track?.file);
  if (file === undefined && spoken.length === 0) return undefined;
  if (file !== undefined && track?.licence === undefined) {
    const name = basename(file.path);
    warnings.add(
      `${video.id}: nothing says what allows you to use the music ${name}; write \`music: { file: …, licence: … }\``,
    );
  }
  return { music: file && { file, licence: track?.licence }, voices: spoken };
}

function voiceCredit(
  scene: number,
  { path, sha256 }: NonNullable<SceneVoice['file']>,
  speech: SceneVoice['speech'],
): SoundCredits['voices'][number] {
  return { scene, file: { path, sha256 }, spokenBy: speech && { model: speech.model, voice: speech.voice } };
}
