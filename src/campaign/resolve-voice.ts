import type { LocalizedText, Scene } from './campaign.ts';
import type { SceneFile } from './campaign-schema.ts';
import type { Path } from './read-tree.ts';
import type { Resolving } from './resolve-scenes.ts';

type SceneSound = Pick<Scene, 'voice' | 'voiceFile' | 'speak' | 'sound'>;

/** What is said over a scene, by whom, and what becomes of its own sound. */
export function resolveVoice(scene: SceneFile, path: Path, context: Resolving): SceneSound {
  const { texts, findings } = context;
  if (scene.seconds === 'voice' && scene.voice === undefined && scene.voiceFile === undefined) {
    const hint = 'give the scene a "voice" or a "voiceFile", or its length in seconds';
    findings.error([...path, 'seconds'], 'no-voice', 'the scene is as long as its voice, and has none', { hint });
  }
  return {
    voice: texts.read(scene.voice, [...path, 'voice']),
    voiceFile: resolveFiles(scene.voiceFile, [...path, 'voiceFile'], context),
    // People in footage mostly speak for themselves, and `voice` says what they say.
    speak: scene.speak ?? scene.footage === undefined,
    sound: scene.sound,
  };
}

function resolveFiles(
  written: SceneFile['voiceFile'],
  path: Path,
  { texts, files }: Resolving,
): LocalizedText | undefined {
  if (written === undefined) return undefined;
  const named = typeof written === 'string' ? [[path, written] as const] : namesIn(written, path);
  const absolute = new Map(named.map(([at, name]) => [name, files.asset(name, 'audio', at)]));
  return Object.fromEntries(
    Object.entries(texts.read(written, path)).flatMap(([locale, name]) => {
      const file = absolute.get(name);
      return file === undefined ? [] : [[locale, file]];
    }),
  );
}

const namesIn = (written: Readonly<Record<string, string>>, path: Path) =>
  Object.entries(written).map(([locale, name]) => [[...path, locale], name] as const);
