import type { Size } from '../campaign/model-schema.ts';
import type { Maker } from './maker.ts';
import type { SceneTask } from './scene-task.ts';
import { type SceneWords, sceneWords } from './scene-words.ts';
import { type TunedPrompt, tunePrompt } from './tune-prompt.ts';

/** Which piece of a chained scene, from 1. */
export interface Piece {
  readonly part: number;
  readonly parts: number;
}

/** What the model is told; undefined when the scene's own words are longer than it takes. */
export function writePrompt(task: SceneTask, { model }: Maker, size: Size, piece: Piece): TunedPrompt | undefined {
  const { campaign, brand } = task.input;
  const { platform } = task.slot;
  const limit = model.promptCharacters;
  return tunePrompt({ words: wordsOf(task), tune: campaign.generate.tune, platform, brand, size, limit, ...piece });
}

export function wordsOf({ input, slot, scene }: SceneTask): SceneWords {
  return sceneWords(scene.prompt, slot.variant.content, slot.locale, input.campaign.locales);
}
