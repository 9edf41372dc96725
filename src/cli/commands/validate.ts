import { resolve } from 'node:path';
import { ExitCode, UserError, type Diagnostic } from '../../errors.ts';
import { loadCampaign } from '../../project/load-campaign.ts';
import { count } from '../format.ts';
import { paintFor } from '../paint.ts';
import { reportError } from '../report-error.ts';
import type { Terminal } from '../terminal.ts';

/** Checks campaigns one after the other, so that one mistake does not hide another file's. */
export async function validate(
  files: readonly string[],
  options: { readonly json?: boolean | undefined },
  terminal: Terminal,
): Promise<ExitCode> {
  const results = await Promise.all(files.map(async (file) => ({ file, ...(await check(file, terminal)) })));
  const failed = results.some(({ error }) => error !== undefined);
  if (options.json) {
    const shown = results.map(({ file, diagnostics, error }) => ({
      file,
      ok: error === undefined,
      diagnostics,
      message: error?.message,
    }));
    terminal.stdout.write(`${JSON.stringify(shown, undefined, 2)}\n`);
    return failed ? ExitCode.mistake : ExitCode.done;
  }
  for (const result of results) await show(result, terminal);
  return failed ? ExitCode.mistake : ExitCode.done;
}

interface Result {
  readonly diagnostics: readonly Diagnostic[];
  readonly error: UserError | undefined;
  readonly summary: string;
}

async function check(file: string, { cwd, env }: Terminal): Promise<Result> {
  try {
    const { campaign, warnings } = await loadCampaign(resolve(cwd, file), { cwd, env });
    const videos = campaign.videos.reduce(
      (sum, { variants, platforms }) => sum + variants.length * platforms.length,
      0,
    );
    const summary = `${count(videos * campaign.locales.length, 'video')}, ${count(campaign.locales.length, 'locale')}`;
    return { diagnostics: warnings, error: undefined, summary };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { diagnostics: error.diagnostics, error, summary: '' };
  }
}

async function show(
  { file, diagnostics, error, summary }: Result & { readonly file: string },
  terminal: Terminal,
): Promise<void> {
  if (error !== undefined) {
    await reportError(error, terminal);
    return;
  }
  const paint = paintFor(terminal.stderr, terminal.env);
  if (diagnostics.length > 0) await reportError(new UserError('', { diagnostics }), terminal);
  terminal.stderr.write(`${paint('green', '✓')} ${file}  ${paint('dim', summary)}\n`);
}
