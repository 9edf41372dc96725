import { resolve } from 'node:path';
import type { SourceFile } from '../../campaign/source-file.ts';
import { ExitCode, UserError, type Diagnostic } from '../../errors.ts';
import { forbiddenWords } from '../../moderate/forbidden-words.ts';
import { refuseWords } from '../../moderate/refuse-words.ts';
import { planCampaign } from '../../plan/plan-campaign.ts';
import { campaignOf } from '../../project/companion-file.ts';
import { displayPath } from '../../project/display-path.ts';
import { extendingProviders } from '../../project/extending-providers.ts';
import { findRoot } from '../../project/find-root.ts';
import { loadBrand } from '../../project/load-brand.ts';
import { loadCampaign } from '../../project/load-campaign.ts';
import { readSource } from '../../project/read-source.ts';
import { count } from '../format.ts';
import { paintFor } from '../paint.ts';
import { reportError } from '../report-error.ts';
import { showWarnings } from '../show-warnings.ts';
import type { Terminal } from '../terminal.ts';

interface Result {
  readonly file: string;
  readonly error: UserError | undefined;
  /** Of the file and what it points at. */
  readonly diagnostics: readonly Diagnostic[];
  /** Of what would be made. */
  readonly warnings: readonly string[];
  readonly summary: string;
}

/** Checks campaigns one by one, so that one's mistakes do not hide another's. */
export async function validate(
  files: readonly string[],
  options: { readonly json?: boolean | undefined },
  terminal: Terminal,
): Promise<ExitCode> {
  // `campaigns/*.yaml` names what lies beside a campaign as well: it is checked with its campaign.
  const campaigns = new Set(files.map((file) => campaignOf(resolve(terminal.cwd, file))));
  const results = await Promise.all([...campaigns].map((file) => check(file, terminal)));
  if (options.json) terminal.stdout.write(`${JSON.stringify(results.map(plainly), undefined, 2)}\n`);
  else for (const result of results) await show(result, terminal);
  const codes = results.map(({ error }) => error?.exitCode ?? ExitCode.done);
  return (
    codes.find((code) => code === ExitCode.mistake) ?? codes.find((code) => code !== ExitCode.done) ?? ExitCode.done
  );
}

async function check(written: string, { cwd, env, now }: Terminal): Promise<Result> {
  const path = resolve(cwd, written);
  const file = displayPath(path, cwd);
  try {
    const source = await readSource(path, cwd);
    if (isBrand(source)) return await checkBrand(source, path);
    const today = new Date(now()).toISOString().slice(0, 10);
    const project = await loadCampaign(path, { cwd, env, today });
    const plan = planCampaign({ ...project, today, extends: extendingProviders(project.config) });
    const { deliverables, warnings } = plan;
    refuseWords(plan.campaign, forbiddenWords(project, plan));
    const { locales } = project.campaign;
    const summary = `${count(deliverables.length, 'video')}, ${count(locales.length, 'locale')}`;
    return { file, error: undefined, diagnostics: project.warnings, warnings, summary };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { diagnostics } = error;
    const mistakes = diagnostics.filter(({ severity }) => severity === 'error').length;
    return { file, error, diagnostics, warnings: [], summary: mistakes === 0 ? '' : count(mistakes, 'mistake') };
  }
}

/** What only a brand kit has, and no campaign. */
const isBrand = ({ text }: SourceFile): boolean => /^colours:/m.test(text) && !/^platforms:/m.test(text);

async function checkBrand(source: SourceFile, path: string): Promise<Result> {
  const tools = { cache: undefined, openMedia: undefined };
  const { diagnostics } = await loadBrand(source, { path, root: findRoot(path), tools });
  const mistakes = diagnostics.filter(({ severity }) => severity === 'error').length;
  const error = mistakes === 0 ? undefined : new UserError(`${source.file} has mistakes`, { diagnostics });
  const summary = error === undefined ? 'brand kit' : count(mistakes, 'mistake');
  return { file: source.file, error, diagnostics, warnings: [], summary };
}

function plainly({ file, error, diagnostics, warnings }: Result) {
  return { file, ok: error === undefined, message: error?.message, hint: error?.hint, diagnostics, warnings };
}

async function show({ file, error, diagnostics, warnings, summary }: Result, terminal: Terminal): Promise<void> {
  const paint = paintFor(terminal.stderr, terminal.env);
  if (error !== undefined) await reportError(error, terminal);
  else if (diagnostics.length > 0) await reportError(new UserError('', { diagnostics }), terminal);
  showWarnings(warnings, terminal);
  const mark = error === undefined ? paint('green', '✓') : paint('red', '✗');
  const space = diagnostics.length > 0 ? '\n' : '';
  terminal.stderr.write(`${space}${mark} ${file}  ${paint('dim', summary)}`.trimEnd() + '\n');
}
