import type { Command } from '@commander-js/extra-typings';
import { collect, month } from '../option-values.ts';
import type { CommandTools } from './command-tools.ts';
import { fileHelp, jsonHelp, onlyHelp } from './help-words.ts';

/** What becomes of finished videos. */
export function addPublishing(program: Command, { terminal, finish }: CommandTools): void {
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
      finish(await (await import('../commands/publish.ts')).publish(file, options, terminal)),
    );

  program
    .command('posts')
    .summary('list what is live, with links')
    .argument('[file]', fileHelp)
    .option('--json', jsonHelp)
    .action(async (file, options) =>
      finish(await (await import('../commands/posts.ts')).posts(file, options, terminal)),
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
    .action(async (options) => finish(await (await import('../commands/costs.ts')).costs(options, terminal)));

  program
    .command('report')
    .summary('write the report again')
    .description('Writes manifest.json, report.html and contact-sheet.png from what has been made.')
    .argument('<file>', fileHelp)
    .option('-o, --out <folder>', 'where the finished files are (default: out/<campaign> in the project)')
    .option('--json', jsonHelp)
    .action(async (file, options) =>
      finish(await (await import('../commands/report.ts')).report(file, options, terminal)),
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
      finish(await (await import('../commands/bundle.ts')).bundle(file, options, terminal)),
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
      finish(await (await import('../commands/connect.ts')).connect(service, options, terminal)),
    );
}
