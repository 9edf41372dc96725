import { extname, join, resolve } from 'node:path';
import { ExitCode, UserError } from '../../errors.ts';
import { displayPath } from '../../project/display-path.ts';
import { writeAtomically } from '../../store/write-atomically.ts';
import { openWorkspace } from '../../workspace.ts';
import { count } from '../format.ts';
import { showWarnings } from '../show-warnings.ts';
import type { Terminal } from '../terminal.ts';

interface StoryboardOptions {
  readonly only?: readonly string[] | undefined;
  readonly out?: string | undefined;
  readonly json?: boolean | undefined;
}

/** Pages that a PNG may hold: more would be a picture that few programs open. */
const mostPictures = 12;

/** Draws every video of a campaign, scene by scene, for somebody to sign. Nothing is generated and nothing is spent. */
export async function storyboard(file: string, options: StoryboardOptions, terminal: Terminal): Promise<ExitCode> {
  const { env, redactor, cwd, now, stdout, stderr } = terminal;
  const { only } = options;
  const workspace = await openWorkspace(file, { env, redactor, cwd, only, provider: 'animatic', now });
  const target = resolve(cwd, options.out ?? join(workspace.folders.out, 'storyboard.pdf'));
  const format = formatOf(target, cwd);
  showWarnings(workspace.warnings, terminal);
  const [{ storyboard: boardsOf }, { writeStoryboard }] = await Promise.all([
    import('../../storyboard/storyboard.ts'),
    import('../../storyboard/write-storyboard.ts'),
  ]);
  const boards = boardsOf(workspace.plan);
  if (format === 'png' && boards.length > mostPictures) {
    throw new UserError(`${boards.length} videos are too many for one PNG.`, {
      hint: 'Write a PDF, or choose some with --only.',
    });
  }
  const stop = new AbortController();
  const listening = terminal.onInterrupt(() => stop.abort());
  try {
    const tools = { media: workspace.media, signal: stop.signal };
    await writeAtomically(target, await writeStoryboard(workspace.plan.campaign, boards, format, tools));
  } finally {
    listening();
  }
  const shown = displayPath(target, cwd);
  if (options.json) stdout.write(`${JSON.stringify({ storyboard: target, videos: boards.length })}\n`);
  else stderr.write(`storyboard  ${shown}  ${count(boards.length, 'video')}\n`);
  return ExitCode.done;
}

function formatOf(target: string, cwd: string): 'pdf' | 'png' {
  const ending = extname(target).toLowerCase();
  if (ending === '.pdf') return 'pdf';
  if (ending === '.png') return 'png';
  throw new UserError(`${displayPath(target, cwd)} is neither PDF nor PNG.`, {
    hint: 'Name it with .pdf or .png at its end.',
  });
}
