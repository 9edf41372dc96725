import { access, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { nameSchema } from '../../campaign/name-schema.ts';
import { localeSchema } from '../../campaign/text-schema.ts';
import { ExitCode, UserError } from '../../errors.ts';
import { displayPath } from '../../project/display-path.ts';
import { writeAtomically } from '../../store/write-atomically.ts';
import type { InitAnswers } from '../ask-init.ts';
import { fillTemplate } from '../fill-template.ts';
import { findPlatform, knownPlatforms } from '../known-platforms.ts';
import { paintFor } from '../paint.ts';
import { table } from '../table.ts';
import { readTemplates, type Template } from '../templates.ts';
import type { Terminal } from '../terminal.ts';
import { typed } from '../typed.ts';

interface InitOptions {
  readonly template?: string | undefined;
  readonly platforms?: readonly string[] | undefined;
  readonly locales?: readonly string[] | undefined;
  readonly list?: boolean | undefined;
  readonly yes?: boolean | undefined;
}

/** Writes a new campaign from a template. Never writes over a file. */
export async function init(name: string | undefined, options: InitOptions, terminal: Terminal): Promise<ExitCode> {
  const templates = await readTemplates();
  if (options.list) {
    showTemplates(templates, terminal);
    return ExitCode.done;
  }
  await checkGiven(name, options, templates, terminal);
  const answers = await answer(name, options, templates, terminal);
  const template = findTemplate(answers.template, templates);
  const file = await writeCampaign(answers, template, terminal.cwd);

  terminal.stderr.write(`${nextSteps(file, answers.locales ?? [], template, terminal).join('\n')}\n`);
  return ExitCode.done;
}

function nextSteps(
  file: string,
  locales: readonly string[],
  template: Template,
  { stderr, env, cwd }: Terminal,
): string[] {
  const paint = paintFor(stderr, env);
  const shown = typed(displayPath(file, cwd));
  const missing = locales.filter((locale) => !template.locales.includes(locale));
  const note =
    missing.length === 0 ? '' : ` (the texts for ${missing.join(', ')} are still those for ${template.locales[0]})`;
  return [
    `${paint('green', '✓')} ${shown}`,
    '',
    `Edit it${note}, then`,
    `  reelmill plan ${shown}`,
    `  reelmill run ${shown}`,
  ];
}

function showTemplates(templates: readonly Template[], terminal: Terminal): void {
  const paint = paintFor(terminal.stdout, terminal.env);
  const rows = templates.map(({ id, about }) => [id, about]);
  const [head = '', ...lines] = table(
    [{ title: 'TEMPLATE' }, { title: 'FOR', shrink: true }],
    rows,
    terminal.stdout.columns,
  );
  terminal.stdout.write(`${[paint('dim', head), ...lines].join('\n')}\n`);
}

/** Before anything is asked: a person should not answer three questions to learn that the first word was wrong. */
async function checkGiven(
  name: string | undefined,
  { template, platforms, locales = [] }: InitOptions,
  templates: readonly Template[],
  terminal: Terminal,
): Promise<void> {
  const problem = name === undefined ? undefined : nameSchema.safeParse(name).error?.issues[0]?.message;
  if (problem !== undefined) throw new UserError(`the name “${name}” ${problem}`, { hint: 'Choose another name.' });
  if (name !== undefined) await refuseTaken(fileOf(name, terminal.cwd), terminal.cwd);
  if (template !== undefined) findTemplate(template, templates);
  for (const locale of locales) {
    const { error } = localeSchema.safeParse(locale);
    if (error !== undefined) throw new UserError(`the language “${locale}” ${error.issues[0]?.message}`);
  }
  if (platforms === undefined) return;
  const known = await knownPlatforms(terminal.cwd);
  for (const platform of platforms) findPlatform(known, platform);
}

async function answer(
  name: string | undefined,
  { template, platforms, locales, yes }: InitOptions,
  templates: readonly Template[],
  { questions }: Terminal,
): Promise<InitAnswers> {
  const isOpen = name === undefined || template === undefined;
  if (!isOpen || yes || questions === undefined) {
    return { name: name ?? 'my-campaign', template: template ?? 'minimal', platforms, locales };
  }
  const { askInit } = await import('../ask-init.ts');
  return askInit({ name, template, platforms, locales }, templates, questions);
}

function findTemplate(id: string, templates: readonly Template[]): Template {
  const found = templates.find((template) => template.id === id);
  if (found !== undefined) return found;
  const hint = `Choose one of ${templates.map((template) => template.id).join(', ')}.`;
  throw new UserError(`there is no template “${id}”`, { hint });
}

async function writeCampaign(answers: InitAnswers, template: Template, cwd: string): Promise<string> {
  const file = fileOf(answers.name, cwd);
  await refuseTaken(file, cwd);
  await writeAtomically(file, fillTemplate(template, answers));
  // Editors complete and check the file by this copy, which works without Reelmill's own folder at hand.
  const schema = await readFile(new URL('../../../campaign.schema.json', import.meta.url));
  await writeAtomically(join(file, '..', 'campaign.schema.json'), schema);
  return file;
}

function fileOf(name: string, cwd: string): string {
  return join(basename(cwd) === 'campaigns' ? cwd : join(cwd, 'campaigns'), `${name}.yaml`);
}

async function refuseTaken(file: string, cwd: string): Promise<void> {
  const isTaken = await access(file).then(
    () => true,
    () => false,
  );
  if (!isTaken) return;
  const hint = 'Choose another name; init never writes over a file.';
  throw new UserError(`${displayPath(file, cwd)} is there already`, { hint });
}
