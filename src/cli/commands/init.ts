import { access, copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { parseDocument } from 'yaml';
import { nameSchema } from '../../campaign/name-schema.ts';
import { ExitCode, UserError } from '../../errors.ts';
import { packagedTemplates } from '../../project/template-folders.ts';
import { writeAtomically } from '../../store/write-atomically.ts';
import { paintFor } from '../paint.ts';
import type { Terminal } from '../terminal.ts';

export interface InitOptions {
  readonly template?: string | undefined;
  readonly platforms?: readonly string[] | undefined;
  readonly locales?: readonly string[] | undefined;
  readonly list?: boolean | undefined;
  readonly yes?: boolean | undefined;
}

export interface Template {
  readonly id: string;
  readonly file: string;
  /** First comment line of the file. */
  readonly about: string;
}

/** What `init` needs to know, asked for or given. */
export interface InitAnswers {
  readonly name: string;
  readonly template: string;
  readonly platforms: readonly string[] | undefined;
  readonly locales: readonly string[] | undefined;
}

/** Writes a new campaign from a template. Never writes over a file. */
export async function init(name: string | undefined, options: InitOptions, terminal: Terminal): Promise<ExitCode> {
  const templates = await listTemplates();
  if (options.list) {
    for (const { id, about } of templates) terminal.stdout.write(`${id.padEnd(16)} ${about}\n`);
    return ExitCode.done;
  }
  const answers = await answer(name, options, templates, terminal);
  const template = templates.find(({ id }) => id === answers.template);
  if (template === undefined) throw unknownTemplate(answers.template, templates);
  const file = await writeCampaign(answers, template, terminal.cwd);

  const paint = paintFor(terminal.stderr, terminal.env);
  const shown = relative(terminal.cwd, file);
  terminal.stderr.write(`${paint('green', '✓')} ${shown}\n\n`);
  terminal.stderr.write(`Next: edit it, then\n  reelmill plan ${quoted(shown)}\n  reelmill run ${quoted(shown)}\n`);
  return ExitCode.done;
}

async function answer(
  name: string | undefined,
  options: InitOptions,
  templates: readonly Template[],
  terminal: Terminal,
): Promise<InitAnswers> {
  const { platforms, locales } = options;
  const given = { name, template: options.template, platforms, locales };
  const isOpen = name === undefined || options.template === undefined;
  if (isOpen && !options.yes && terminal.questions !== undefined) {
    const { askInit } = await import('../ask-init.ts');
    return askInit(given, templates, terminal.questions);
  }
  return { ...given, name: name ?? 'my-campaign', template: options.template ?? 'minimal' };
}

async function listTemplates(): Promise<Template[]> {
  const folder = join(packagedTemplates, 'campaigns');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file), 'utf8');
      const about = text.split('\n').find((line) => line.startsWith('# ') && !line.includes('yaml-language-server'));
      return { id: basename(file, '.yaml'), file: join(folder, file), about: about?.slice(2) ?? '' };
    }),
  );
}

async function writeCampaign(answers: InitAnswers, template: Template, cwd: string): Promise<string> {
  const problem = nameSchema.safeParse(answers.name).error?.issues[0]?.message;
  if (problem !== undefined)
    throw new UserError(`the name “${answers.name}” ${problem}`, { hint: 'Choose another name.' });
  const folder = basename(cwd) === 'campaigns' ? cwd : join(cwd, 'campaigns');
  const file = join(folder, `${answers.name}.yaml`);
  if (await exists(file)) {
    throw new UserError(`${relative(cwd, file)} is there already`, {
      hint: 'Choose another name; init never writes over a file.',
    });
  }
  await mkdir(folder, { recursive: true });
  await writeAtomically(file, await campaignText(answers, template));
  // Editors complete and check the file by this copy, which works without Reelmill's own folder at hand.
  await copyFile(new URL('../../../campaign.schema.json', import.meta.url), join(folder, 'campaign.schema.json'));
  return file;
}

/** The template with the person's answers, its comments kept. */
async function campaignText(answers: InitAnswers, template: Template): Promise<string> {
  const text = await readFile(template.file, 'utf8');
  const document = parseDocument(text.replace('$schema=../campaign.schema.json', '$schema=campaign.schema.json'));
  document.set('name', answers.name);
  for (const key of ['platforms', 'locales'] as const) {
    const values = answers[key];
    if (values !== undefined) document.set(key, document.createNode(values, { flow: true }));
  }
  return document.toString({ lineWidth: 120, flowCollectionPadding: false });
}

function unknownTemplate(id: string, templates: readonly Template[]): UserError {
  const hint = `Choose one of ${templates.map((template) => template.id).join(', ')}.`;
  return new UserError(`there is no template “${id}”`, { hint });
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function quoted(path: string): string {
  return /^[\w./\\-]+$/.test(path) ? path : `"${path}"`;
}
