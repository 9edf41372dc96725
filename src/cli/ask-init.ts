import { multiselect, select, text } from '@clack/prompts';
import { UserError, ExitCode } from '../errors.ts';
import { nameSchema } from '../campaign/name-schema.ts';
import type { InitAnswers, Template } from './commands/init.ts';
import type { Questions } from './terminal.ts';

const offered = [
  'youtube',
  'youtube-shorts',
  'instagram',
  'instagram-reels',
  'tiktok',
  'x',
  'linkedin',
  'facebook-reels',
];

/** Asks for what was not given on the command line. Throws when the person leaves. */
export async function askInit(
  given: Omit<InitAnswers, 'name' | 'template'> & {
    readonly name: string | undefined;
    readonly template: string | undefined;
  },
  templates: readonly Template[],
  io: Questions,
): Promise<InitAnswers> {
  const name =
    given.name ??
    answered(await text({ message: 'Name of the campaign', placeholder: 'spring-launch', validate: checkName, ...io }));
  const choices = templates.map(({ id, about }) => ({ value: id, label: id, hint: about }));
  const template = given.template ?? (await ask(select({ message: 'What is it?', options: choices, ...io })));
  const platforms =
    given.platforms ??
    (await ask(
      multiselect({
        message: 'Where will it appear?',
        options: offered.map((value) => ({ value, label: value })),
        initialValues: ['youtube', 'instagram-reels', 'tiktok'],
        required: true,
        ...io,
      }),
    ));
  return { name, template, platforms, locales: given.locales };
}

function checkName(name: string | undefined): string | undefined {
  const problem = nameSchema.safeParse(name ?? '').error?.issues[0]?.message;
  return problem === undefined ? undefined : `The name ${problem}.`;
}

/** What the person answered; a symbol says that they left. */
function answered<T extends string | string[]>(reply: T | symbol): T {
  if (typeof reply === 'symbol') throw new UserError('Nothing was written.', { exitCode: ExitCode.interrupted });
  return reply;
}
