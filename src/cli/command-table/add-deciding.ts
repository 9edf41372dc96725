import type { Command } from '@commander-js/extra-typings';
import { amount, positive } from '../option-values.ts';
import type { CommandTools } from './command-tools.ts';
import { fileHelp, jsonHelp } from './help-words.ts';

/** What only a person can say. */
export function addDeciding(program: Command, { terminal, finish }: CommandTools): void {
  program
    .command('takes')
    .summary('list the takes of each clip')
    .description('Lists every take of every clip, where its footage is, and which one is shown.')
    .argument('<file>', fileHelp)
    .option('--json', jsonHelp)
    .action(async (file, options) =>
      finish(await (await import('../commands/takes.ts')).takes(file, options, terminal)),
    );

  program
    .command('choose')
    .summary('choose which take is shown')
    .description('Writes down which take of a clip is shown, in a file beside the campaign. Nothing is made or spent.')
    .argument('<file>', fileHelp)
    .argument('<clip>', 'the clip as `reelmill takes` calls it, or its key')
    .argument('<take>', 'number of the take', positive)
    .action(async (file, clip, take) =>
      finish(await (await import('../commands/choose.ts')).choose(file, clip, take, terminal)),
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
      finish(await (await import('../commands/resolve.ts')).resolve(clip, options, terminal)),
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
      finish(await (await import('../commands/judge.ts')).judge('approved', file, what, options, terminal)),
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
      finish(await (await import('../commands/judge.ts')).judge('rejected', file, what, options, terminal)),
    );
}
