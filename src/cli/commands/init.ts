import { ExitCode, UserError } from '../../errors.ts';
import { displayPath } from '../../project/display-path.ts';
import type { GivenAnswers, InitAnswers } from '../ask-init.ts';
import { checkAnswers } from '../check-answers.ts';
import { writeCampaign } from '../write-campaign.ts';
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
  const { template: chosen, platforms, locales } = options;
  const given = { name, template: chosen, platforms, locales };
  if (chosen !== undefined) findTemplate(chosen, templates);
  await checkAnswers(given, terminal.cwd);
  const answers = await answer(given, options.yes === true, templates, terminal);
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

async function answer(
  given: GivenAnswers,
  askNothing: boolean,
  templates: readonly Template[],
  { questions }: Terminal,
): Promise<InitAnswers> {
  const { name, template } = given;
  const isOpen = name === undefined || template === undefined;
  if (!isOpen || askNothing || questions === undefined) {
    return { ...given, name: name ?? 'my-campaign', template: template ?? 'minimal' };
  }
  const { askInit } = await import('../ask-init.ts');
  return askInit(given, templates, questions);
}

function findTemplate(id: string, templates: readonly Template[]): Template {
  const found = templates.find((template) => template.id === id);
  if (found !== undefined) return found;
  const hint = `Choose one of ${templates.map((template) => template.id).join(', ')}.`;
  throw new UserError(`there is no template “${id}”`, { hint });
}
