import { ExitCode, UserError } from '../../errors.ts';
import { refuseWords } from '../../moderate/refuse-words.ts';
import type { SpeechTask } from '../../plan/speech.ts';
import { systemClock } from '../../clock.ts';
import type { SpeakOutcome } from '../../speech/speak-words.ts';
import { unspoken } from '../../speech/unspoken.ts';
import { openWorkspace, type Workspace } from '../../workspace.ts';
import { confirm } from '../confirm.ts';
import { count, usd } from '../format.ts';
import { paintFor } from '../paint.ts';
import { shortenPaths } from '../shorten-paths.ts';
import { showWarnings } from '../show-warnings.ts';
import type { Terminal } from '../terminal.ts';
import { typed } from '../typed.ts';
import { withPayer } from '../with-payer.ts';
import { hang } from '../wrap.ts';

interface SpeakOptions {
  readonly only?: readonly string[] | undefined;
  readonly yes?: boolean | undefined;
}

/** Has every voice that is not spoken yet spoken by a model, each once. */
export async function speak(file: string, options: SpeakOptions, terminal: Terminal): Promise<ExitCode> {
  const { env, redactor, cwd, now } = terminal;
  const workspace = await openWorkspace(file, { env, redactor, cwd, now, only: options.only });
  const settings = settingsOf(workspace);
  showWarnings(workspace.warnings, terminal);
  refuseWords(workspace.plan.campaign, workspace.forbidden);
  const tasks = unspoken(workspace.plan);
  if (tasks.length > 0) await agree(tasks, settings.model, options, terminal);
  const outcomes = tasks.length === 0 ? [] : await speakAll(tasks, settings, workspace, terminal);
  show(outcomes, file, terminal);
  return outcomes.some(({ state }) => state === 'failed') ? ExitCode.failed : ExitCode.done;
}

function settingsOf({ project: { campaign, config } }: Workspace) {
  if (config.speech !== undefined) return config.speech;
  throw new UserError(`No model is configured that could speak for ${campaign.name}.`, {
    hint: 'Name one under `speech` in reelmill.config.yaml; docs/sound.md shows how.',
  });
}

async function agree(tasks: readonly SpeechTask[], model: string, options: SpeakOptions, terminal: Terminal) {
  const sum = tasks.reduce((micros, { estimateUsd }) => micros + Math.round(estimateUsd * 1e6), 0) / 1e6;
  const what = `${count(tasks.length, 'voice')} for ${usd(sum)}`;
  if (options.yes || (await confirm(`Have ${model} speak ${what}?`, terminal))) return;
  throw new UserError(`${model} would speak ${what}; nothing was sent.`, {
    exitCode: ExitCode.refused,
    hint: 'Run it again with --yes to agree; `reelmill plan --prompts` shows the words.',
  });
}

async function speakAll(
  tasks: readonly SpeechTask[],
  settings: ReturnType<typeof settingsOf>,
  workspace: Workspace,
  terminal: Terminal,
): Promise<SpeakOutcome[]> {
  const media = await workspace.media();
  const { speakWords } = await import('../../speech/speak-words.ts');
  return await withPayer(workspace, terminal, (payer) =>
    speakWords(tasks, settings, {
      media,
      payer,
      folder: workspace.folders.speech,
      secret: workspace.vault.read,
      fetch,
      sleep: (ms, signal) => systemClock.sleep(ms, signal),
      signal: new AbortController().signal,
    }),
  );
}

function show(outcomes: readonly SpeakOutcome[], file: string, { stderr, env, cwd }: Terminal): void {
  const paint = paintFor(stderr, env);
  const lines = outcomes.map(({ task, ...outcome }) =>
    outcome.state === 'done'
      ? `${paint('green', '✓')} ${task.label}`
      : `${paint('red', '✗')} ${task.label}\n${outcome.message}`,
  );
  const failed = outcomes.filter(({ state }) => state === 'failed').length;
  const end =
    failed > 0
      ? `${count(failed, 'voice')} failed. Run it again to ask for ${failed === 1 ? 'it' : 'them'} once more.`
      : outcomes.length === 0
        ? `${paint('green', '✓')} Every voice is spoken`
        : `Lengths and prices are known now:\n  reelmill plan ${typed(file)}`;
  stderr.write(`${[...lines, end].map((line) => hang(shortenPaths(line, cwd), 2, stderr.columns)).join('\n')}\n`);
}
