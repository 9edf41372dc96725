import { multiselect, select, text } from '@clack/prompts';
import { ExitCode, UserError } from '../errors.ts';
import { localeSchema } from '../campaign/text-schema.ts';
import { nameSchema } from '../campaign/name-schema.ts';
import { list } from './option-values.ts';
import type { Template } from './templates.ts';
import type { Questions } from './terminal.ts';

/** What `init` needs to know. */
export interface InitAnswers {
  readonly name: string;
  readonly template: string;
  /** As the template says, unless given. */
  readonly platforms: readonly string[] | undefined;
  readonly locales: readonly string[] | undefined;
}

/** What the command line said already. */
export type GivenAnswers = { readonly [Key in keyof InitAnswers]: InitAnswers[Key] | undefined };

/** Asks for what was not given on the command line. Throws when the person leaves. */
export async function askInit(
  given: GivenAnswers,
  templates: readonly Template[],
  io: Questions,
): Promise<InitAnswers> {
  const name = given.name ?? answered(await askName(io));
  const template = given.template ?? answered(await askTemplate(templates, io));
  const offered = templates.find(({ id }) => id === template);
  const platforms = given.platforms ?? answered(await askPlatforms(offered?.platforms ?? [], io));
  const locales = given.locales ?? list(answered(await askLocales(offered?.locales ?? [], io)));
  io.output.write('\n');
  return { name, template, platforms, locales };
}

const askName = (io: Questions) =>
  text({
    message: 'What is the campaign called?',
    placeholder: 'spring-launch',
    validate: (name) => problemWith(nameSchema.safeParse(name ?? '').error, 'The name'),
    ...io,
  });

const askTemplate = (templates: readonly Template[], io: Questions) =>
  select({
    message: 'What is it?',
    options: templates.map(({ id, about }) => ({ value: id, label: id, hint: about })),
    ...io,
  });

const usual = [
  'youtube',
  'youtube-shorts',
  'instagram',
  'instagram-reels',
  'tiktok',
  'x',
  'linkedin',
  'facebook-reels',
];

const askPlatforms = (chosen: readonly string[], io: Questions) =>
  multiselect({
    message: 'Where will it appear?',
    options: [...new Set([...usual, ...chosen])].map((value) => ({ value, label: value })),
    initialValues: [...chosen],
    required: true,
    ...io,
  });

const askLocales = (chosen: readonly string[], io: Questions) =>
  text({
    message: 'In which languages?',
    initialValue: chosen.join(', '),
    validate: (tags) =>
      list(tags ?? '').length === 0
        ? 'Name at least one, such as en.'
        : list(tags ?? '')
            .map((tag) => problemWith(localeSchema.safeParse(tag).error, tag))
            .find((problem) => problem !== undefined),
    ...io,
  });

function problemWith(error: { readonly issues: readonly { readonly message: string }[] } | undefined, what: string) {
  const [issue] = error?.issues ?? [];
  return issue === undefined ? undefined : `${what} ${issue.message}.`;
}

function answered<T>(reply: T): Exclude<T, symbol> {
  if (isAnswer(reply)) return reply;
  throw new UserError('Nothing was written.', { exitCode: ExitCode.interrupted });
}

/** A symbol says that the person left. */
function isAnswer<T>(reply: T): reply is Exclude<T, symbol> {
  return typeof reply !== 'symbol';
}
