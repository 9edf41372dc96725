import type { FileReferences } from './file-references.ts';
import { sceneSchema, type SceneFile } from './campaign-schema.ts';
import type { Scene } from './campaign.ts';
import type { Findings } from './finding.ts';
import { onlyOne } from './only-one.ts';
import type { Platform } from './platform-schema.ts';
import type { Path } from './read-tree.ts';
import { resolveStory } from './resolve-story.ts';
import { resolveVoice } from './resolve-voice.ts';
import { resolveReframe } from './resolve-reframe.ts';
import type { TextReader } from './text-reader.ts';
import type { TextFile } from './text-schema.ts';

/** What the parts of a campaign need to be resolved. */
export interface Resolving {
  readonly provider: string;
  /** Length of scenes that give none, where the campaign says so. */
  readonly duration: number | undefined;
  readonly texts: TextReader;
  readonly files: FileReferences;
  readonly findings: Findings;
  /** All platforms that are known. */
  readonly known: ReadonlyMap<string, Platform>;
}

export function resolveScenes(scenes: readonly SceneFile[], path: Path, context: Resolving): readonly Scene[] {
  return scenes.map((scene, index) => resolveScene(scene, [...path, index], context));
}

/** A video that names no scenes shows its content. `given`: where its scenes would be. */
export function sceneOfContent(content: TextFile, path: Path, given: Path, context: Resolving): Scene {
  if (context.provider === 'footage') {
    context.findings.error(path, 'footage-missing', 'the provider footage makes no clips of its own', {
      at: 'key',
      hint: 'give the video scenes with "footage: FILE", or choose another provider',
      given: [['generate'], given],
    });
  }
  const { from, focus, transition } = sceneSchema.parse({});
  const none = { footage: undefined, reference: undefined, text: {}, voice: {} };
  const length = lengthOf({}, context);
  return {
    prompt: promptOf(content, path, context, [given]),
    ...none,
    from,
    ...length,
    reframe: 'crop',
    focus,
    transition,
  };
}

function resolveScene(scene: SceneFile, path: Path, context: Resolving): Scene {
  checkSource(scene, path, context);
  const { texts, files, findings } = context;
  onlyOne(scene, ['seconds', 'duration'], path, findings);
  const { seconds, lengthAs } = lengthOf(scene, context);
  const { from, focus, transition } = scene;
  return {
    prompt: scene.prompt === undefined ? undefined : promptOf(scene.prompt, [...path, 'prompt'], context),
    footage: files.asset(
      scene.footage,
      'video',
      [...path, 'footage'],
      lengthAs === 'voice' ? from : from + seconds * (scene.speed ?? 1),
    ),
    from,
    seconds,
    lengthAs,
    text: texts.read(scene.text, [...path, 'text']),
    ...resolveVoice(scene, path, context),
    reference: files.asset(scene.reference, 'image', [...path, 'reference']),
    ...resolveReframe(scene.reframe, [...path, 'reframe'], context),
    focus,
    transition,
    ...resolveStory(scene, lengthAs === 'voice' ? undefined : seconds, path, context),
  };
}

const usualSeconds = 4;

function lengthOf(scene: Pick<SceneFile, 'seconds' | 'duration'>, { duration }: Resolving): SceneLength {
  if (typeof scene.seconds === 'string') return { seconds: usualSeconds, lengthAs: 'voice' };
  if (scene.seconds !== undefined) return { seconds: scene.seconds, lengthAs: 'seconds' };
  const written = scene.duration ?? duration;
  return written === undefined
    ? { seconds: usualSeconds, lengthAs: 'seconds' }
    : { seconds: written, lengthAs: 'duration' };
}

type SceneLength = Pick<Scene, 'seconds' | 'lengthAs'>;

function checkSource(scene: SceneFile, path: Path, { provider, findings }: Resolving): void {
  const [source, other] = (['prompt', 'footage', 'picture'] as const).filter((key) => scene[key] !== undefined);
  if (other === 'footage') {
    const hint = 'keep "prompt" for a generated clip or "footage" for one of your own';
    findings.error([...path, 'footage'], 'two-sources', 'the scene has a prompt and footage', { at: 'key', hint });
  } else if (other === 'picture') {
    const hint = `keep "${source}" for moving pictures or "picture" for a still one`;
    findings.error([...path, 'picture'], 'two-sources', `the scene has a picture and ${source}`, { at: 'key', hint });
  } else if (scene.footage === undefined && scene.picture === undefined && provider === 'footage') {
    const hint = 'add "footage: FILE", or choose another provider';
    findings.error(path, 'footage-missing', 'the scene has no footage, and the provider is footage', {
      hint,
      given: [['generate']],
    });
  } else if (source === undefined) {
    const hint = 'say what the camera sees ("prompt: …"), or name a file ("footage: …" or "picture: …")';
    findings.error(path, 'empty-scene', 'the scene has neither prompt nor footage', { hint });
  }
  if (scene.footage === undefined && scene.from > 0) {
    findings.error([...path, 'from'], 'from-without-footage', '"from" is only for footage', {
      at: 'key',
      hint: 'remove it',
    });
  }
}

/** One text stays one text, since it means one clip for all locales. A locale without a prompt would have no picture. */
function promptOf(prompt: TextFile, path: Path, { texts }: Resolving, given: readonly Path[] = []): Scene['prompt'] {
  return typeof prompt === 'string' ? prompt : texts.require(prompt, path, given);
}
