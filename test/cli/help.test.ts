import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

const cwd = tmpdir();
const help = async (...args: string[]) => {
  const { exitCode, stdout, stderr } = await runCommand([...args, '--help'], { cwd });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
};

test('reelmill --help', async () => {
  expect(await help()).toMatchInlineSnapshot(`
    "Usage: reelmill [options] [command]

    One YAML file in, finished and checked social videos out.

    Options:
      -V, --version                       print the version
      -h, --help                          show help

    Commands:
      init [options] [name]               start a campaign
      validate [options] <files...>       check campaigns and brand kits
      plan [options] <file>               show what a run would make and cost
      storyboard [options] <file>         draw every video for somebody to sign
      run [options] <file>                make what is new
      listen [options]                    take calls from services
      status [options] <file>             show what is made and what is not
      rewrite [options] <file>            have prompts rewritten by a language model
      speak [options] <file>              have voices spoken by a model
      transcribe [options] <file>         have recordings written down by a model
      takes [options] <file>              list the takes of each clip
      choose <file> <clip> <take>         choose which take is shown
      resolve [options] <clip>            say what became of a clip or post that nobody knows of
      approve [options] <file> [what...]  approve finished videos
      reject [options] <file> [what...]   reject finished videos
      publish [options] <file>            bring out what is approved, once
      posts [options] [file]              list what is live, with links
      costs [options]                     show what was spent, and what for
      report [options] <file>             write the report again
      bundle [options] <file>             hand over what is approved, without any account
      connect [options] [service]         sign in to an account that videos are published on
      platforms [options] [id]            list platforms, or show one
      models [options] [name]             list models with their prices, or show one
      brand                               look at a brand kit
      schema [what]                       print the JSON Schema that editors use
      doctor [options]                    check this machine
      completions <shell>                 print a completion script for the shell
      help [command]                      show help for a command

    Examples:
      reelmill init launch                     a new campaign, with a few questions
      reelmill plan campaigns/launch.yaml      every video, clip and dollar, nothing spent
      reelmill run campaigns/launch.yaml       make what is new; again, to go on after a stop
      reelmill run campaigns/launch.yaml --only tiktok --only ja

    Exit codes:
      0 done, 1 mistake in input or configuration, 2 some videos failed,
      3 refused (budget, policy, approval), 130 interrupted
    "
  `);
});

test('init --help', async () => {
  expect(await help('init')).toMatchInlineSnapshot(`
    "Usage: reelmill init [options] [name]

    Writes a new campaign file from a template; asks for what is not given.

    Arguments:
      name                   name of the campaign, such as spring-launch

    Options:
      -t, --template <name>  template to start from; \`reelmill init --list\` shows them
      -p, --platforms <ids>  platforms, separated by commas
      -l, --locales <tags>   languages, separated by commas, such as en,ja
      --list                 show the templates
      -y, --yes              ask nothing, take the defaults
      -h, --help             show help
    "
  `);
});

test('validate --help', async () => {
  expect(await help('validate')).toMatchInlineSnapshot(`
    "Usage: reelmill validate [options] <files...>

    Reads campaigns or brand kits with everything they point at, and shows every mistake at once.
    Nothing is made.

    Arguments:
      files       campaign files or brand kits, such as campaigns/*.yaml

    Options:
      --json      for machines: JSON on stdout, nothing else
      -h, --help  show help
    "
  `);
});

test('plan --help', async () => {
  expect(await help('plan')).toMatchInlineSnapshot(`
    "Usage: reelmill plan [options] <file>

    Shows every video, clip, prompt and dollar. Nothing is spent or written.

    Arguments:
      file             campaign file, such as campaigns/launch.yaml

    Options:
      --prompts        show the prompt of every clip
      --check          exit with 3 when a run would be refused (budget, words), with 1 when prompts are
                       not rewritten
      --only <what>    only these: a video, platform, locale, variant or a pattern such as teaser/*/ja
                       (repeatable)
      --provider <id>  make the clips with this provider instead of the campaign’s
      --json           for machines: JSON on stdout, nothing else
      -h, --help       show help
    "
  `);
});

test('run --help', async () => {
  expect(await help('run')).toMatchInlineSnapshot(`
    "Usage: reelmill run [options] <file>

    Makes the clips and videos of a campaign that are not there yet, checks them and writes the report.

    Arguments:
      file                   campaign file, such as campaigns/launch.yaml

    Options:
      --only <what>          only these: a video, platform, locale, variant or a pattern such as
                             teaser/*/ja (repeatable)
      --provider <id>        make the clips with this provider instead of the campaign’s
      -o, --out <folder>     where the finished files go (default: out/<campaign> in the project)
      -c, --concurrency <n>  how many videos are rendered at once (default: one for each core)
      -n, --dry-run          show the plan and stop
      -y, --yes              spend without asking
      --json                 for machines: one JSON event a line on stdout
      -h, --help             show help
    "
  `);
});

test('listen --help', async () => {
  expect(await help('listen')).toMatchInlineSnapshot(`
    "Usage: reelmill listen [options]

    Takes webhooks, so that runs look at once at clips that are done. Polling goes on without it.

    Options:
      --port <n>     port to listen on (default: 8787)
      --host <name>  address to listen on; put a proxy with HTTPS before it (default: "127.0.0.1")
      -h, --help     show help
    "
  `);
});

test('status --help', async () => {
  expect(await help('status')).toMatchInlineSnapshot(`
    "Usage: reelmill status [options] <file>

    Arguments:
      file        campaign file, such as campaigns/launch.yaml

    Options:
      --json      for machines: JSON on stdout, nothing else
      -h, --help  show help
    "
  `);
});

test('report --help', async () => {
  expect(await help('report')).toMatchInlineSnapshot(`
    "Usage: reelmill report [options] <file>

    Writes manifest.json, report.html and contact-sheet.png from what has been made.

    Arguments:
      file                campaign file, such as campaigns/launch.yaml

    Options:
      -o, --out <folder>  where the finished files are (default: out/<campaign> in the project)
      --json              for machines: JSON on stdout, nothing else
      -h, --help          show help
    "
  `);
});

test('platforms --help', async () => {
  expect(await help('platforms')).toMatchInlineSnapshot(`
    "Usage: reelmill platforms [options] [id]

    Arguments:
      id          platform to show in full

    Options:
      --json      for machines: JSON on stdout, nothing else
      -h, --help  show help
    "
  `);
});

test('schema --help', async () => {
  expect(await help('schema')).toMatchInlineSnapshot(`
    "Usage: reelmill schema [options] [what]

    Arguments:
      what        file that people write (choices: "campaign", "brand", "config", default: "campaign")

    Options:
      -h, --help  show help
    "
  `);
});

test('doctor --help', async () => {
  expect(await help('doctor')).toMatchInlineSnapshot(`
    "Usage: reelmill doctor [options]

    Checks configuration, secrets, ffmpeg, fonts, disk and providers, and says how to mend what is
    missing.

    Options:
      --json      for machines: JSON on stdout, nothing else
      -h, --help  show help
    "
  `);
});

test('completions --help', async () => {
  expect(await help('completions')).toMatchInlineSnapshot(`
    "Usage: reelmill completions [options] <shell>

    Arguments:
      shell       shell to complete in (choices: "bash", "zsh", "fish")

    Options:
      -h, --help  show help
    "
  `);
});

test('in a narrow terminal help is broken to its width', async () => {
  const { stdout } = await runCommand(['run', '--help'], { cwd, columns: 50 });
  expect(stdout.split('\n').filter((line) => line.length > 50)).toEqual([]);
});

test('--version', async () => {
  const { exitCode, stdout } = await runCommand(['--version'], { cwd });
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});
