import type { Brand, Campaign } from '../campaign/campaign.ts';
import type { Size } from '../campaign/model-schema.ts';
import type { Platform } from '../campaign/platform-schema.ts';
import { framingAdvice } from './framing-advice.ts';
import type { SceneWords } from './scene-words.ts';

export interface PromptTask {
  readonly words: SceneWords;
  readonly tune: Campaign['generate']['tune'];
  readonly platform: Platform;
  readonly brand: Brand;
  /** What the model makes, which need not be the platform's shape. */
  readonly size: Size;
  /** Which piece of a chained scene, from 1. */
  readonly part: number;
  readonly parts: number;
  /** Characters the model takes, what to avoid included. */
  readonly limit: number;
}

export interface TunedPrompt {
  readonly prompt: string;
  readonly avoid: readonly string[];
  /** What was left out to stay within the limit, in words. */
  readonly note: string | undefined;
}

type Piece = readonly [name: string, text: string];

// What every generated picture is better without: words and marks are laid over it afterwards, in the right language.
const alwaysAvoid = ['letterbox bars', 'burned-in text', 'watermark'];

/** Writes the prompt, or returns undefined when the scene's own words are already longer than the model takes. */
export function tunePrompt(task: PromptTask): TunedPrompt | undefined {
  const avoid = avoidList(task);
  const pieces = promptPieces(task).filter(([, text]) => text !== '');
  const left = new Set<string>();
  for (const name of ['framing', 'look', 'style', 'avoid', 'content']) {
    if (lengthOf(pieces, avoid, left) <= task.limit) break;
    left.add(name);
  }
  if (lengthOf(pieces, avoid, left) > task.limit) return undefined;
  return {
    prompt: join(pieces, left),
    avoid: left.has('avoid') ? [] : avoid,
    note: left.size === 0 ? undefined : describe(left, task.limit),
  };
}

function promptPieces({ words, tune, platform, brand, size, part, parts }: PromptTask): Piece[] {
  return [
    ['content', words.content === words.scene ? '' : sentence(words.content)],
    ['scene', sentence(words.scene)],
    ['part', parts === 1 ? '' : `Part ${part} of ${parts} of one unbroken shot: same subject, light and camera move.`],
    ['style', tune === 'platform' ? labelled('Style', platform.prompt.style) : ''],
    ['look', labelled('Look', brand.look ?? '')],
    ['framing', framingAdvice(tune, platform, size)],
  ];
}

/** With clips shared by platforms, what one of them dislikes must not make theirs differ. */
function avoidList({ tune, platform, brand }: PromptTask): string[] {
  return [...new Set([...brand.avoid, ...(tune === 'platform' ? platform.prompt.avoid : alwaysAvoid)])];
}

/** Providers without a field for what to avoid append it to the prompt, so its room is counted. UTF-16 units: never too few. */
function lengthOf(pieces: readonly Piece[], avoid: readonly string[], left: ReadonlySet<string>): number {
  const clause = avoid.length === 0 || left.has('avoid') ? '' : ` Avoid: ${avoid.join(', ')}.`;
  return join(pieces, left).length + clause.length;
}

const join = (pieces: readonly Piece[], left: ReadonlySet<string>) =>
  pieces
    .filter(([name]) => !left.has(name))
    .map(([, text]) => text)
    .join(' ');

const labelled = (label: string, text: string) => (text === '' ? '' : sentence(`${label}: ${text}`));

function sentence(text: string): string {
  const trimmed = text.trim().replaceAll(/\s+/g, ' ');
  if (trimmed === '' || /[.!?…。！？।؟]["'”’»」』)]*$/u.test(trimmed)) return trimmed;
  return `${trimmed}${/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]$/u.test(trimmed) ? '。' : '.'}`;
}

const wordsFor: Record<string, string> = {
  framing: 'the framing advice',
  look: 'the brand’s look',
  style: 'the style',
  avoid: 'what to avoid',
  content: 'the video’s content',
};

const describe = (left: ReadonlySet<string>, limit: number) =>
  `the model takes prompts of ${limit} characters: left out ${[...left].map((name) => wordsFor[name] ?? name).join(', ')}`;
