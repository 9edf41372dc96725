import { ExitCode, UserError } from '../errors.ts';
import { openService, type OpenaiService, type ServiceTools } from '../openai-service/open-service.ts';
import { serviceWords } from '../openai-service/service-words.ts';
import type { ClipTask } from '../plan/plan.ts';
import type { Config } from '../project/config.ts';
import { askModeration, type ModerationVerdict } from './ask-moderation.ts';
import { verdictFiles, type VerdictFiles } from './verdict-files.ts';

type ModerationSettings = NonNullable<Config['moderation']['openai']>;

interface CheckTools extends ServiceTools {
  /** Where verdicts are kept. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

// The service takes more, but an answer that is lost should not take hundreds of verdicts with it.
const batch = 20;

/**
 * Has the prompts that money would be spent on looked at, those that were not looked at before. Throws a UserError, before
 * anything is spent, when one is flagged, and when the service cannot be asked: a check that is configured is never skipped.
 */
export async function checkPrompts(
  clips: readonly ClipTask[],
  settings: ModerationSettings,
  tools: CheckTools,
): Promise<void> {
  const prompts = Map.groupBy(clips, ({ request }) => request.prompt);
  const files = verdictFiles(tools.folder, settings.model);
  const known = new Map<string, ModerationVerdict>();
  for (const prompt of prompts.keys()) {
    const verdict = await files.read(prompt);
    if (verdict !== undefined) known.set(prompt, verdict);
  }
  const fresh = [...prompts.keys()].filter((prompt) => !known.has(prompt));
  const answers = fresh.length === 0 ? [] : await askAll(fresh, settings, files, tools);
  const flagged = [...known, ...answers].filter(([, verdict]) => verdict.flagged);
  refuse(
    flagged.flatMap(([prompt, { categories }]) =>
      (prompts.get(prompt) ?? []).map(({ label }) => `${label}: ${categories.join(', ') || 'no category given'}`),
    ),
    settings.model,
  );
}

type Judged = readonly [prompt: string, verdict: ModerationVerdict];

async function askAll(
  prompts: readonly string[],
  settings: ModerationSettings,
  files: VerdictFiles,
  tools: CheckTools,
): Promise<Judged[]> {
  const service = await openService(settings, tools, 2);
  const judged: Judged[] = [];
  for (let from = 0; from < prompts.length; from += batch) {
    const some = prompts.slice(from, from + batch);
    const verdicts = await askModeration(service, settings.model, some, tools.signal).catch((error: unknown) => {
      tools.signal.throwIfAborted();
      throw unchecked(error, service);
    });
    const pairs = some.flatMap((prompt, index): Judged[] => {
      const verdict = verdicts[index];
      return verdict === undefined ? [] : [[prompt, verdict]];
    });
    for (const [prompt, verdict] of pairs) await files.write(prompt, verdict);
    judged.push(...pairs);
  }
  return judged;
}

function unchecked(error: unknown, service: OpenaiService): UserError {
  return new UserError(`The prompts could not be checked: ${serviceWords(error, service)}`, {
    exitCode: ExitCode.refused,
    hint:
      'Nothing was spent. Run again when it answers, check moderation.openai in reelmill.config.yaml, or take it out ' +
      'to go without the check.',
  });
}

function refuse(flagged: readonly string[], model: string): void {
  if (flagged.length === 0) return;
  const list = flagged.map((line) => `  - ${line}`).join('\n');
  throw new UserError(`${model} flagged the prompts of these clips:\n${list}`, {
    exitCode: ExitCode.refused,
    hint: 'Change these prompts, or make the others with --only. Nothing was spent.',
  });
}
