import { readFileSync } from 'node:fs';
import { Argument, Command } from '@commander-js/extra-typings';
import type { ExitCode } from '../errors.ts';
import { amount, collect, list, month, positive } from './option-values.ts';
import { outline } from './outline.ts';
import type { Terminal } from './terminal.ts';

// The command table. Each action imports its own module, so that `--help` loads none of them.

type Finish = (code: ExitCode) => void;
type Program = Pick<Command, 'parseAsync'>;

const examples = `
Examples:
  reelmill init launch                     a new campaign, with a few questions
  reelmill plan campaigns/launch.yaml      every video, clip and dollar, nothing spent
  reelmill run campaigns/launch.yaml       make what is new; again, to go on after a stop
  reelmill run campaigns/launch.yaml --only tiktok --only ja

Exit codes:
  0 done, 1 mistake in input or configuration, 2 some videos failed,
  3 refused (budget, policy, approval), 130 interrupted`;

const fileHelp = 'campaign file, such as campaigns/launch.yaml';
const onlyHelp = 'only these: a video, platform, locale, variant or a pattern such as teaser/*/ja (repeatable)';
const jsonHelp = 'for machines: JSON on stdout, nothing else';

/** The whole command line. `finish` receives the exit code of the command that ran. */
export function createProgram(terminal: Terminal, finish: Finish): Program {
  const program = new Command('reelmill')
    .description('One YAML file in, finished and checked social videos out.')
    .version(version(), '-V, --version', 'print the version')
    .helpCommand('help [command]', 'show help for a command')
    .helpOption('-h, --help', 'show help')
    .showHelpAfterError('(reelmill --help shows all commands)')
    .addHelpText('after', examples)
    .configureHelp({ minWidthToWrap: 20 })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      getOutHelpWidth: () => terminal.stdout.columns ?? 100,
      getErrHelpWidth: () => terminal.stderr.columns ?? 100,
    });

  program
    .command('init')
    .summary('start a campaign')
    .description('Writes a new campaign file from a template; asks for what is not given.')
    .argument('[name]', 'name of the campaign, such as spring-launch')
    .option('-t, --template <name>', 'template to start from; `reelmill init --list` shows them')
    .option('-p, --platforms <ids>', 'platforms, separated by commas', list)
    .option('-l, --locales <tags>', 'languages, separated by commas, such as en,ja', list)
    .option('--list', 'show the templates')
    .option('-y, --yes', 'ask nothing, take the defaults')
    .action(async (name, options) => finish(await (await import('./commands/init.ts')).init(name, options, terminal)));

  program
    .command('validate')
    .summary('check campaigns and brand kits')
    .description(
      'Reads campaigns or brand kits with everything they point at, and shows every mistake at once. Nothing is made.',
    )
    .argument('<files...>', 'campaign files or brand kits, such as campaigns/*.yaml')
    .option('--json', jsonHelp)
    .action(async (files, options) =>
      finish(await (await import('./commands/validate.ts')).validate(files, options, terminal)),
    );

  program
    .command('plan')
    .summary('show what a run would make and cost')
    .description('Shows every video, clip, prompt and dollar. Nothing is spent or written.')
    .argument('<file>', fileHelp)
    .option('--prompts', 'show the prompt of every clip')
    .option('--check', 'exit with 3 when a run would be refused (budget, words), with 1 when prompts are not rewritten')
    .option('--only <what>', onlyHelp, collect)
    .option('--provider <id>', 'make the clips with this provider instead of the campaign’s')
    .option('--json', jsonHelp)
    .action(async (file, options) => finish(await (await import('./commands/plan.ts')).plan(file, options, terminal)));

  program
    .command('storyboard')
    .summary('draw every video for somebody to sign')
    .description(
      'Writes a PDF with a page for each video: drawn frames, prompts, texts, voices and seconds. Nothing is generated or spent.',
    )
    .argument('<file>', fileHelp)
    .option('--only <what>', onlyHelp, collect)
    .option('-o, --out <file>', 'where it goes, .pdf or .png (default: storyboard.pdf among the finished files)')
    .option('--json', jsonHelp)
    .action(async (file, options) =>
      finish(await (await import('./commands/storyboard.ts')).storyboard(file, options, terminal)),
    );

  program
    .command('run')
    .summary('make what is new')
    .description('Makes the clips and videos of a campaign that are not there yet, checks them and writes the report.')
    .argument('<file>', fileHelp)
    .option('--only <what>', onlyHelp, collect)
    .option('--provider <id>', 'make the clips with this provider instead of the campaign’s')
    .option('-o, --out <folder>', 'where the finished files go (default: out/<campaign> in the project)')
    .option('-c, --concurrency <n>', 'how many videos are rendered at once (default: one for each core)', positive)
    .option('-n, --dry-run', 'show the plan and stop')
    .option('-y, --yes', 'spend without asking')
    .option('--json', 'for machines: one JSON event a line on stdout')
    .action(async (file, options) => finish(await (await import('./commands/run.ts')).run(file, options, terminal)));

  program
    .command('listen')
    .summary('take calls from services')
    .description('Takes webhooks, so that runs look at once at clips that are done. Polling goes on without it.')
    .option('--port <n>', 'port to listen on', positive, 8787)
    .option('--host <name>', 'address to listen on; put a proxy with HTTPS before it', '127.0.0.1')
    .action(async (options) => finish(await (await import('./commands/listen.ts')).listen(options, terminal)));

  program
    .command('status')
    .summary('show what is made and what is not')
    .argument('<file>', fileHelp)
    .option('--json', jsonHelp)
    .action(async (file, options) =>
      finish(await (await import('./commands/status.ts')).status(file, options, terminal)),
    );

  program
    .command('rewrite')
    .summary('have prompts rewritten by a language model')
    .description(
      'Asks the language model of reelmill.config.yaml for a better prompt where there is none yet, and writes them beside the campaign.',
    )
    .argument('<file>', fileHelp)
    .option('--only <what>', onlyHelp, collect)
    .option('-y, --yes', 'ask the model without asking you')
    .action(async (file, options) =>
      finish(await (await import('./commands/rewrite.ts')).rewrite(file, options, terminal)),
    );

  program
    .command('speak')
    .summary('have voices spoken by a model')
    .description(
      'Has the model of reelmill.config.yaml speak every `voice` that is not spoken yet. Each is paid for once and kept.',
    )
    .argument('<file>', fileHelp)
    .option('--only <what>', onlyHelp, collect)
    .option('-y, --yes', 'spend without asking')
    .action(async (file, options) =>
      finish(await (await import('./commands/speak.ts')).speak(file, options, terminal)),
    );

  program
    .command('transcribe')
    .summary('have recordings written down by a model')
    .description(
      'Has the model of reelmill.config.yaml write down what is said where a scene has no `voice`, and writes the words beside the campaign.',
    )
    .argument('<file>', fileHelp)
    .option('-y, --yes', 'spend without asking')
    .action(async (file, options) =>
      finish(await (await import('./commands/transcribe.ts')).transcribe(file, options, terminal)),
    );

  program
    .command('takes')
    .summary('list the takes of each clip')
    .description('Lists every take of every clip, where its footage is, and which one is shown.')
    .argument('<file>', fileHelp)
    .option('--json', jsonHelp)
    .action(async (file, options) =>
      finish(await (await import('./commands/takes.ts')).takes(file, options, terminal)),
    );

  program
    .command('choose')
    .summary('choose which take is shown')
    .description('Writes down which take of a clip is shown, in a file beside the campaign. Nothing is made or spent.')
    .argument('<file>', fileHelp)
    .argument('<clip>', 'the clip as `reelmill takes` calls it, or its key')
    .argument('<take>', 'number of the take', positive)
    .action(async (file, clip, take) =>
      finish(await (await import('./commands/choose.ts')).choose(file, clip, take, terminal)),
    );

  program
    .command('resolve')
    .summary('say what became of a clip or post that nobody knows of')
    .description(
      'After a request whose answer was lost, only a person can see at the service whether a clip was begun, or a post is live. Until then its money stays reserved, and it is not asked for again.',
    )
    .argument('<clip>', 'label or beginning of the key, as `reelmill status` shows them')
    .option('--attach <id>', 'a clip that was started: what the service calls it')
    .option('--posted <url>', 'a post that is live: its address')
    .option(
      '--abandon',
      'nothing will come of it: all that was reserved for a clip counts as spent, a post is not sent',
    )
    .option('--cost <dollars>', 'with --abandon: what it cost instead', amount)
    .option('--retry', 'it was never started, or never went out: the next run does that')
    .option('--campaign <name>', 'of this campaign, where several have such a clip')
    .option('-y, --yes', 'do not ask')
    .action(async (clip, options) =>
      finish(await (await import('./commands/resolve.ts')).resolve(clip, options, terminal)),
    );

  program
    .command('approve')
    .summary('approve finished videos')
    .description('Writes down that a person has approved files. A video that is rendered again has lost its approval.')
    .argument('<file>', 'campaign file, or the first of some finished videos')
    .argument('[what...]', 'deliverables such as teaser/tiktok/ja, patterns, or finished videos')
    .option('--all', 'everything of the campaign that waits')
    .option('--by <name>', 'who approves (default: as git or the system calls you)')
    .option('--note <text>', 'a word about it')
    .option('-o, --out <folder>', 'where the finished files are (default: out/<campaign> in the project)')
    .option('--json', jsonHelp)
    .action(async (file, what, options) =>
      finish(await (await import('./commands/judge.ts')).judge('approved', file, what, options, terminal)),
    );

  program
    .command('reject')
    .summary('reject finished videos')
    .argument('<file>', 'campaign file, or the first of some finished videos')
    .argument('[what...]', 'deliverables such as teaser/tiktok/ja, patterns, or finished videos')
    .requiredOption('--note <text>', 'what is to be changed')
    .option('--all', 'everything of the campaign that waits')
    .option('--by <name>', 'who rejects (default: as git or the system calls you)')
    .option('-o, --out <folder>', 'where the finished files are (default: out/<campaign> in the project)')
    .option('--json', jsonHelp)
    .action(async (file, what, options) =>
      finish(await (await import('./commands/judge.ts')).judge('rejected', file, what, options, terminal)),
    );

  program
    .command('publish')
    .summary('bring out what is approved, once')
    .description(
      'Publishes the approved videos of a campaign, each post exactly once, and goes on where it was stopped.',
    )
    .argument('<file>', fileHelp)
    .option('--only <what>', onlyHelp, collect)
    .option('--account <name>', 'only on this account (repeatable)', collect)
    .option('-n, --dry-run', 'show every post, limit and request, and send nothing')
    .option('--wait', 'wait for posts that are due later')
    .option('--now', 'at once, whatever the schedule says')
    .option('--again', 'post once more what is live already')
    .option('--allow-animatic', 'post drawn storyboards too')
    .option('-o, --out <folder>', 'where the finished files are (default: out/<campaign> in the project)')
    .option('-y, --yes', 'publish without asking')
    .option('--json', 'for machines: one JSON event a line on stdout')
    .action(async (file, options) =>
      finish(await (await import('./commands/publish.ts')).publish(file, options, terminal)),
    );

  program
    .command('posts')
    .summary('list what is live, with links')
    .argument('[file]', fileHelp)
    .option('--json', jsonHelp)
    .action(async (file, options) =>
      finish(await (await import('./commands/posts.ts')).posts(file, options, terminal)),
    );

  program
    .command('costs')
    .summary('show what was spent, and what for')
    .description(
      'Adds up what the campaigns of this project have spent and reserved. A clip that several platforms show is divided among them; months are those of UTC.',
    )
    .option('--campaign <name>', 'only this campaign')
    .option('--month <month>', 'only this month, such as 2026-11', month)
    .option('--json', jsonHelp)
    .action(async (options) => finish(await (await import('./commands/costs.ts')).costs(options, terminal)));

  program
    .command('report')
    .summary('write the report again')
    .description('Writes manifest.json, report.html and contact-sheet.png from what has been made.')
    .argument('<file>', fileHelp)
    .option('-o, --out <folder>', 'where the finished files are (default: out/<campaign> in the project)')
    .option('--json', jsonHelp)
    .action(async (file, options) =>
      finish(await (await import('./commands/report.ts')).report(file, options, terminal)),
    );

  program
    .command('bundle')
    .summary('hand over what is approved, without any account')
    .description('Writes one ZIP for each platform with videos, covers, captions and texts, and a CSV for schedulers.')
    .argument('<file>', fileHelp)
    .option('--only <what>', onlyHelp, collect)
    .option('-o, --out <folder>', 'where the finished files are (default: out/<campaign> in the project)')
    .option('--to <folder>', 'where the bundle goes (default: bundle, beside the finished files)')
    .option('--allow-animatic', 'hand over storyboards that stand in for footage')
    .option('--json', jsonHelp)
    .action(async (file, options) =>
      finish(await (await import('./commands/bundle.ts')).bundle(file, options, terminal)),
    );

  program
    .command('connect')
    .summary('sign in to an account that videos are published on')
    .description('Signs in to a service in the browser and keeps the account on this machine, for you alone.')
    .argument('[service]', 'youtube, tiktok, instagram, facebook, threads, x, linkedin, pinterest, bluesky, mastodon')
    .option('--account <name>', 'what to call the account (default: after its handle)')
    .option('--as <who>', 'the page, channel or handle to publish as, where there are several')
    .option('--server <address>', 'server of the account, for Mastodon and Bluesky')
    .option('--token [where]', "use a token made by hand; where it is, such as '${NAME}', or else you are asked")
    .option('--no-browser', 'only show the address, open no browser')
    .option('--list', 'show the accounts that are connected')
    .option('--remove', 'forget an account on this machine')
    .option('--json', jsonHelp)
    .action(async (service, options) =>
      finish(await (await import('./commands/connect.ts')).connect(service, options, terminal)),
    );

  program
    .command('platforms')
    .summary('list platforms, or show one')
    .argument('[id]', 'platform to show in full')
    .option('--json', jsonHelp)
    .action(async (id, options) =>
      finish(await (await import('./commands/platforms.ts')).platforms(id, options, terminal)),
    );

  program
    .command('models')
    .summary('list models with their prices, or show one')
    .argument('[name]', 'provider, or model to show in full')
    .option('--json', jsonHelp)
    .action(async (name, options) =>
      finish(await (await import('./commands/models.ts')).models(name, options, terminal)),
    );

  const brand = program.command('brand').summary('look at a brand kit').description('Works with brand kits.');
  brand
    .command('preview')
    .summary('show all of a brand kit in one picture')
    .description(
      'Draws colours with their contrast, type in every script, logo, captions, end card and words to avoid: one PNG, as a page out of a brand book. `reelmill validate` checks brand kits too.',
    )
    .argument('<file>', 'brand kit, such as templates/brands/aurora.yaml')
    .option('-o, --out <file>', 'where the picture goes (default: <name>-brand.png beside the brand kit)')
    .option('--json', jsonHelp)
    .action(async (file, options) =>
      finish(await (await import('./commands/brand.ts')).brandPreview(file, options, terminal)),
    );

  program
    .command('schema')
    .summary('print the JSON Schema that editors use')
    .addArgument(
      new Argument('[what]', 'file that people write').choices(['campaign', 'brand', 'config']).default('campaign'),
    )
    .action(async (what) => finish(await (await import('./commands/schema.ts')).schema(what, terminal)));

  program
    .command('doctor')
    .summary('check this machine')
    .description(
      'Checks configuration, secrets, ffmpeg, fonts, disk and providers, and says how to mend what is missing.',
    )
    .option('--json', jsonHelp)
    .action(async (options) => finish(await (await import('./commands/doctor.ts')).doctor(options, terminal)));

  program
    .command('completions')
    .summary('print a completion script for the shell')
    .addArgument(new Argument('<shell>', 'shell to complete in').choices(['bash', 'zsh', 'fish']))
    .action(async (shell) =>
      finish((await import('./commands/completions.ts')).completions(shell, outline(program.commands), terminal)),
    );

  return program;
}

function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version: number }: { readonly version: string } = JSON.parse(text);
  return number;
}
