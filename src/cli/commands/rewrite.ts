import { ExitCode, UserError } from '../../errors.ts';
import { wordFinder } from '../../moderate/find-words.ts';
import { refuseWords } from '../../moderate/refuse-words.ts';
import { companionFile } from '../../project/companion-file.ts';
import { displayPath } from '../../project/display-path.ts';
import { writePrompt } from '../../project/write-prompt.ts';
import { type OpenPrompt, openPrompts } from '../../rewrite/open-prompts.ts';
import { type RewriteOutcome, rewritePrompts, type Written } from '../../rewrite/rewrite-prompts.ts';
import { systemClock } from '../../clock.ts';
import { openWorkspace, type Workspace } from '../../workspace.ts';
import { confirm } from '../confirm.ts';
import { count } from '../format.ts';
import { paintFor } from '../paint.ts';
import { shortenPaths } from '../shorten-paths.ts';
import type { Terminal } from '../terminal.ts';
import { typed } from '../typed.ts';
import { hang } from '../wrap.ts';

interface RewriteOptions {
  readonly only?: readonly string[] | undefined;
  readonly yes?: boolean | undefined;
}

/** Has the prompts that have none yet rewritten by a language model, and writes them beside the campaign for a person to read. */
export async function rewrite(file: string, options: RewriteOptions, terminal: Terminal): Promise<ExitCode> {
  const { env, redactor, cwd, now } = terminal;
  const workspace = await openWorkspace(file, { env, redactor, cwd, now, only: options.only });
  const settings = settingsOf(workspace);
  refuseWords(workspace.plan.campaign, workspace.forbidden);
  const open = openPrompts(workspace.plan.clips);
  if (open.length > 0) await agree(open, settings.model, options, terminal);
  const { moderation } = workspace.project.config;
  const outcomes = await rewritePrompts(open, settings, {
    secret: workspace.vault.read,
    fetch,
    forbidden: wordFinder(moderation.forbidden),
    save: (written) => save(written, settings.model, workspace, now),
    sleep: (ms, signal) => systemClock.sleep(ms, signal),
    signal: new AbortController().signal,
  });
  show(outcomes, file, workspace, terminal);
  return outcomes.some(({ state }) => state === 'failed') ? ExitCode.failed : ExitCode.done;
}

function settingsOf({ project: { campaign, config } }: Workspace) {
  if (campaign.generate.rewrite !== true || config.rewrite === undefined) {
    throw new UserError(`${campaign.name} uses its prompts as they are.`, {
      hint: 'Write `rewrite: true` below `generate` in the campaign, and name a model under `rewrite` in reelmill.config.yaml.',
    });
  }
  return config.rewrite;
}

async function agree(open: readonly OpenPrompt[], model: string, options: RewriteOptions, terminal: Terminal) {
  const what = count(open.length, 'prompt');
  if (options.yes || (await confirm(`Ask ${model} to rewrite ${what}?`, terminal))) return;
  throw new UserError(`${model} would be asked to rewrite ${what}; nothing was sent.`, {
    exitCode: ExitCode.refused,
    hint: 'Run it again with --yes to agree; `reelmill plan --prompts` shows them.',
  });
}

async function save({ open, prompt, note }: Written, model: string, { campaignFile }: Workspace, now: () => number) {
  await writePrompt(campaignFile, {
    clip: open.label,
    prompt,
    ...(note === '' ? {} : { note }),
    before: open.input.prompt,
    model,
    date: new Date(now()).toISOString().slice(0, 10),
    request: open.key,
  });
}

function show(
  outcomes: readonly RewriteOutcome[],
  file: string,
  { campaignFile }: Workspace,
  terminal: Terminal,
): void {
  const { stderr, env, cwd } = terminal;
  const paint = paintFor(stderr, env);
  const lines = outcomes.map((outcome) =>
    outcome.state === 'written'
      ? `${paint('green', '✓')} ${outcome.open.label}\n${outcome.note}`.trimEnd()
      : `${paint('red', '✗')} ${outcome.open.label}\n${outcome.message}`,
  );
  const written = outcomes.filter(({ state }) => state === 'written').length;
  const failed = outcomes.length - written;
  const end = [
    ...(outcomes.length === 0 ? [`${paint('green', '✓')} Every prompt is rewritten`] : ['']),
    ...(written > 0
      ? [
          `Read what ${written === 1 ? 'it is' : 'they are'} now in ${displayPath(companionFile(campaignFile, 'prompts'), cwd)}, change what you like, then\n  reelmill plan ${typed(file)} --prompts`,
        ]
      : []),
    ...(failed > 0
      ? [`${count(failed, 'prompt')} failed. Run it again to ask for ${failed === 1 ? 'it' : 'them'} once more.`]
      : []),
  ];
  stderr.write(`${[...lines, ...end].map((line) => hang(shortenPaths(line, cwd), 2, stderr.columns)).join('\n')}\n`);
}
