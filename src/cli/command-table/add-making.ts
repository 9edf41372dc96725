import type { Command } from '@commander-js/extra-typings';
import { collect, list, positive } from '../option-values.ts';
import type { CommandTools } from './command-tools.ts';
import { fileHelp, jsonHelp, onlyHelp } from './help-words.ts';

/** From an idea to finished videos. */
export function addMaking(program: Command, { terminal, finish }: CommandTools): void {
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
    .action(async (name, options) => finish(await (await import('../commands/init.ts')).init(name, options, terminal)));

  program
    .command('validate')
    .summary('check campaigns and brand kits')
    .description(
      'Reads campaigns or brand kits with everything they point at, and shows every mistake at once. Nothing is made.',
    )
    .argument('<files...>', 'campaign files or brand kits, such as campaigns/*.yaml')
    .option('--json', jsonHelp)
    .action(async (files, options) =>
      finish(await (await import('../commands/validate.ts')).validate(files, options, terminal)),
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
    .action(async (file, options) => finish(await (await import('../commands/plan.ts')).plan(file, options, terminal)));

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
      finish(await (await import('../commands/storyboard.ts')).storyboard(file, options, terminal)),
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
    .action(async (file, options) => finish(await (await import('../commands/run.ts')).run(file, options, terminal)));

  program
    .command('listen')
    .summary('take calls from services')
    .description('Takes webhooks, so that runs look at once at clips that are done. Polling goes on without it.')
    .option('--port <n>', 'port to listen on', positive, 8787)
    .option('--host <name>', 'address to listen on; put a proxy with HTTPS before it', '127.0.0.1')
    .action(async (options) => finish(await (await import('../commands/listen.ts')).listen(options, terminal)));

  program
    .command('status')
    .summary('show what is made and what is not')
    .argument('<file>', fileHelp)
    .option('--json', jsonHelp)
    .action(async (file, options) =>
      finish(await (await import('../commands/status.ts')).status(file, options, terminal)),
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
      finish(await (await import('../commands/rewrite.ts')).rewrite(file, options, terminal)),
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
      finish(await (await import('../commands/speak.ts')).speak(file, options, terminal)),
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
      finish(await (await import('../commands/transcribe.ts')).transcribe(file, options, terminal)),
    );
}
