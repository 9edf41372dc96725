import type { ModelFacts } from '../campaign/model-facts.ts';
import type { ClipRequest } from './plan.ts';
import { type ClipRewrite, type RewriteInput, rewriteKey } from './rewriting.ts';
import { type SceneTask, sceneName } from './scene-task.ts';

type Request = Omit<ClipRequest, 'seed'>;

interface RewrittenRequest {
  readonly request: Request;
  readonly rewrite?: ClipRewrite;
}

/** The request with its prompt as a language model rewrote it, where the campaign wants that and it has been done. Looks it up; asks nobody. */
export function rewritePrompt(task: SceneTask, model: ModelFacts, request: Request): RewrittenRequest {
  const { campaign, rewriting } = task.input;
  // What is drawn on this machine reads no prompt.
  if (campaign.generate.rewrite !== true || request.board !== undefined) return { request };
  if (rewriting === undefined) {
    task.findings.mistakes.add(
      'generate.rewrite is on, but reelmill.config.yaml has no `rewrite` that names the language model to ask.',
    );
    return { request };
  }
  const input = inputOf(task, model, request);
  const key = rewriteKey(rewriting.model, input);
  const made = rewriting.rewrites.get(key);
  if (made === undefined) return { request, rewrite: { key, input, made } };
  checkLength(task, made.prompt, input.limit);
  return { request: { ...request, prompt: made.prompt }, rewrite: { key, input, made } };
}

/** Nothing that may change while the request stays the same, such as a note in the catalogue: clips are paid for by its key. */
function inputOf({ input, slot }: SceneTask, model: ModelFacts, request: Request): RewriteInput {
  const { prompt, avoid, provider, seconds, aspect, audio, reference } = request;
  const clause = avoid.length === 0 ? '' : ` Avoid: ${avoid.join(', ')}.`;
  return {
    prompt,
    avoid,
    style: input.campaign.generate.tune === 'platform' ? slot.platform.prompt.style : undefined,
    provider,
    model: request.model,
    seconds,
    aspect,
    audio,
    hasReference: reference !== undefined,
    // Providers without a field for what to avoid append it.
    limit: model.promptCharacters - clause.length,
  };
}

/** Checked when it was written, but a person may have changed it since. */
function checkLength(task: SceneTask, prompt: string, limit: number): void {
  if (prompt.length <= limit) return;
  task.findings.mistakes.add(
    `${sceneName(task)}: the rewritten prompt has ${prompt.length} characters, and there is room for ${limit}: shorten it.`,
  );
}
