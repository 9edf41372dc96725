import type { LocalizedText, Scene } from '../campaign/campaign.ts';

/** What a model is told about a scene, before tuning. */
export interface SceneWords {
  readonly content: string;
  readonly scene: string;
}

/**
 * The words for one locale. Locales whose prompt is the same are told the same content as well, that of the first of
 * them, and so share a clip. Pictures speak no language: a locale without a prompt takes the first one there is.
 */
export function sceneWords(
  prompt: string | LocalizedText | undefined,
  content: LocalizedText,
  locale: string,
  locales: readonly string[],
): SceneWords {
  const promptIn = (tag: string) => (typeof prompt === 'string' ? prompt : prompt?.[tag]);
  const scene = promptIn(locale) ?? firstText(promptIn, locales) ?? '';
  const home = locales.find((tag) => promptIn(tag) === scene) ?? locale;
  return { content: content[home] ?? firstText((tag) => content[tag], locales) ?? '', scene };
}

/** What the storyboard says of a scene: the same for every locale. */
export function boardNote(scene: Scene, content: LocalizedText, locales: readonly string[]): string {
  const words = sceneWords(scene.prompt, content, locales[0] ?? 'en', locales);
  return words.scene === '' ? words.content : words.scene;
}

const firstText = (textIn: (tag: string) => string | undefined, locales: readonly string[]) =>
  locales.map(textIn).find((text) => text !== undefined);
