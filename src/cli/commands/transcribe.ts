import { basename, join } from 'node:path';
import { ExitCode, UserError } from '../../errors.ts';
import { type ToTranscribe, untranscribed } from '../../plan/transcripts.ts';
import { companionFile } from '../../project/companion-file.ts';
import { displayPath } from '../../project/display-path.ts';
import { writeWords } from '../../project/write-words.ts';
import { systemClock } from '../../clock.ts';
import { type TranscribeOutcome, transcribeFiles, transcriptionMicros } from '../../speech/transcribe-files.ts';
import { openWorkspace, type Workspace } from '../../workspace.ts';
import { confirm } from '../confirm.ts';
import { count, usd } from '../format.ts';
import { paintFor } from '../paint.ts';
import { shortenPaths } from '../shorten-paths.ts';
import type { Terminal } from '../terminal.ts';
import { typed } from '../typed.ts';
import { withPayer } from '../with-payer.ts';
import { hang } from '../wrap.ts';

interface TranscribeOptions {
  readonly yes?: boolean | undefined;
}

/** Has a model write down what is said where nobody has written it, beside the campaign for a person to correct. */
export async function transcribe(file: string, options: TranscribeOptions, terminal: Terminal): Promise<ExitCode> {
  const { env, redactor, cwd, now } = terminal;
  const workspace = await openWorkspace(file, { env, redactor, cwd, now });
  const settings = settingsOf(workspace);
  const files = untranscribed(workspace.project.campaign, workspace.project);
  if (files.length > 0) await agree(files, settings, options, terminal);
  const outcomes = files.length === 0 ? [] : await transcribeAll(files, settings, workspace, terminal);
  show(outcomes, file, workspace, terminal);
  return outcomes.some(({ state }) => state === 'failed') ? ExitCode.failed : ExitCode.done;
}

function settingsOf({ project: { config, campaign } }: Workspace) {
  if (config.transcription !== undefined) return config.transcription;
  throw new UserError(`No model is configured that could listen for ${campaign.name}.`, {
    hint: 'Name one under `transcription` in reelmill.config.yaml; docs/sound.md shows how.',
  });
}

type Settings = ReturnType<typeof settingsOf>;

async function agree(
  files: readonly ToTranscribe[],
  settings: Settings,
  options: TranscribeOptions,
  terminal: Terminal,
): Promise<void> {
  const sum = files.reduce((micros, one) => micros + transcriptionMicros(one, settings), 0) / 1e6;
  const names = [...new Set(files.map(({ file }) => basename(file.path)))].join(', ');
  const what = `${count(files.length, 'file')} for ${usd(sum)}`;
  if (options.yes || (await confirm(`Have ${settings.model} listen to ${what} (${names})?`, terminal))) return;
  throw new UserError(`${settings.model} would listen to ${what} (${names}); nothing was sent.`, {
    exitCode: ExitCode.refused,
    hint: 'Run it again with --yes to agree.',
  });
}

async function transcribeAll(
  files: readonly ToTranscribe[],
  settings: Settings,
  workspace: Workspace,
  terminal: Terminal,
): Promise<TranscribeOutcome[]> {
  const media = await workspace.media();
  return await withPayer(workspace, terminal, (payer) =>
    transcribeFiles(files, settings, {
      media,
      payer,
      folder: join(workspace.folders.home, 'work', payer.run),
      save: (transcript) => writeWords(workspace.campaignFile, transcript),
      today: new Date(terminal.now()).toISOString().slice(0, 10),
      secret: workspace.vault.read,
      fetch,
      sleep: (ms, signal) => systemClock.sleep(ms, signal),
      signal: new AbortController().signal,
    }),
  );
}

function show(
  outcomes: readonly TranscribeOutcome[],
  file: string,
  { campaignFile }: Workspace,
  { stderr, env, cwd }: Terminal,
): void {
  const paint = paintFor(stderr, env);
  const lines = outcomes.map(({ file: { file: sound }, ...outcome }) =>
    outcome.state === 'done'
      ? `${paint('green', '✓')} ${basename(sound.path)}`
      : `${paint('red', '✗')} ${basename(sound.path)}\n${outcome.message}`,
  );
  const failed = outcomes.filter(({ state }) => state === 'failed').length;
  const end = [
    ...(outcomes.length === 0 ? [`${paint('green', '✓')} Everything that is said is written down`] : []),
    ...(outcomes.length > failed
      ? [
          `Correct what it heard wrong in ${displayPath(companionFile(campaignFile, 'words'), cwd)}, then\n  reelmill plan ${typed(file)}`,
        ]
      : []),
    ...(failed > 0 ? [`${count(failed, 'file')} failed. Run it again to ask once more.`] : []),
  ];
  stderr.write(`${[...lines, ...end].map((line) => hang(shortenPaths(line, cwd), 2, stderr.columns)).join('\n')}\n`);
}
