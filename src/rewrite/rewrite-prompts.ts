import pLimit from 'p-limit';
import { openService, type OpenaiService, type ServiceTools } from '../openai-service/open-service.ts';
import { serviceWords } from '../openai-service/service-words.ts';
import type { Config } from '../project/config.ts';
import { askRewrite } from './ask-rewrite.ts';
import { checkAnswer } from './check-answer.ts';
import type { OpenPrompt } from './open-prompts.ts';
import { unlessBusy } from '../openai-service/unless-busy.ts';

export interface Written {
  readonly open: OpenPrompt;
  readonly state: 'written';
  readonly prompt: string;
  readonly note: string;
}

export type RewriteOutcome =
  | Written
  | { readonly open: OpenPrompt; readonly state: 'failed'; readonly message: string };

interface RewriteTools extends ServiceTools {
  /** Words that no prompt may hold, found in a text. */
  readonly forbidden: (text: string) => readonly string[];
  /** Called with each answer as it comes: what was paid for is kept whatever happens next. */
  readonly save: (written: Written) => Promise<void>;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
}

const atOnce = 4;

/** Asks a language model for every prompt. One that fails stops no other. */
export async function rewritePrompts(
  prompts: readonly OpenPrompt[],
  settings: NonNullable<Config['rewrite']>,
  tools: RewriteTools,
): Promise<RewriteOutcome[]> {
  // No retries of the SDK's own: an answer that was lost on its way has been paid for.
  const service = await openService(settings, tools, 0);
  // One after the other: each write reads the file again.
  const saving = pLimit(1);
  return await pLimit(atOnce).map(prompts, async (open) => {
    const outcome = await rewrite(open, settings.model, service, tools);
    if (outcome.state === 'written') await saving(() => tools.save(outcome));
    return outcome;
  });
}

async function rewrite(
  open: OpenPrompt,
  model: string,
  service: OpenaiService,
  { forbidden, sleep, signal }: RewriteTools,
): Promise<RewriteOutcome> {
  try {
    const answer = await unlessBusy(() => askRewrite(service, model, open.input, signal), { sleep, signal });
    const prompt = checkAnswer(answer, open.input, forbidden);
    return { open, state: 'written', prompt, note: answer.note.trim() };
  } catch (error) {
    signal.throwIfAborted();
    return { open, state: 'failed', message: serviceWords(error, service) };
  }
}
