import { contentKey } from './content-key.ts';

/** Count this up when src/rewrite/instructions.ts changes: every rewritten prompt is then asked for again, and its clip made again. */
export const instructionsVersion = 1;

/** What a language model is told about a prompt. Plain JSON. */
export interface RewriteInput {
  /** As the planner tuned it. */
  readonly prompt: string;
  readonly avoid: readonly string[];
  /** Of the platform; undefined where several platforms share the clip. */
  readonly style: string | undefined;
  readonly provider: string;
  readonly model: string;
  readonly seconds: number;
  readonly aspect: string;
  readonly audio: boolean | undefined;
  readonly hasReference: boolean;
  /** Characters that the new prompt may have. */
  readonly limit: number;
}

/** A prompt as a language model wrote it, and perhaps a person changed it. */
export interface Rewrite {
  readonly prompt: string;
  readonly note: string | undefined;
  readonly model: string;
  /** ISO date. */
  readonly date: string;
}

/** Prompts that were rewritten, and the language model that is asked for the others. */
export interface Rewriting {
  readonly model: string;
  /** By `rewriteKey`. */
  readonly rewrites: ReadonlyMap<string, Rewrite>;
}

/** What became of the prompt of one clip. */
export interface ClipRewrite {
  readonly key: string;
  readonly input: RewriteInput;
  /** Undefined: still to be asked for, by `reelmill rewrite`. */
  readonly made: Rewrite | undefined;
}

/** Not the limit: a catalogue that is corrected must not have clips made and paid for again. The planner checks the length. */
export function rewriteKey(model: string, { limit: _limit, ...input }: RewriteInput): string {
  return contentKey({ model, instructions: instructionsVersion, input });
}
