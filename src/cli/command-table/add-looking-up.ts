import { Argument, type Command } from '@commander-js/extra-typings';
import { outline } from '../outline.ts';
import type { CommandTools } from './command-tools.ts';
import { jsonHelp } from './help-words.ts';

/** What there is, and whether this machine is fit. */
export function addLookingUp(program: Command, { terminal, finish }: CommandTools): void {
  program
    .command('platforms')
    .summary('list platforms, or show one')
    .argument('[id]', 'platform to show in full')
    .option('--json', jsonHelp)
    .action(async (id, options) =>
      finish(await (await import('../commands/platforms.ts')).platforms(id, options, terminal)),
    );

  program
    .command('models')
    .summary('list models with their prices, or show one')
    .argument('[name]', 'provider, or model to show in full')
    .option('--json', jsonHelp)
    .action(async (name, options) =>
      finish(await (await import('../commands/models.ts')).models(name, options, terminal)),
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
      finish(await (await import('../commands/brand.ts')).brandPreview(file, options, terminal)),
    );

  program
    .command('schema')
    .summary('print the JSON Schema that editors use')
    .addArgument(
      new Argument('[what]', 'file that people write').choices(['campaign', 'brand', 'config']).default('campaign'),
    )
    .action(async (what) => finish(await (await import('../commands/schema.ts')).schema(what, terminal)));

  program
    .command('doctor')
    .summary('check this machine')
    .description(
      'Checks configuration, secrets, ffmpeg, fonts, disk and providers, and says how to mend what is missing.',
    )
    .option('--json', jsonHelp)
    .action(async (options) => finish(await (await import('../commands/doctor.ts')).doctor(options, terminal)));

  program
    .command('completions')
    .summary('print a completion script for the shell')
    .addArgument(new Argument('<shell>', 'shell to complete in').choices(['bash', 'zsh', 'fish']))
    .action(async (shell) =>
      finish((await import('../commands/completions.ts')).completions(shell, outline(program.commands), terminal)),
    );
}
