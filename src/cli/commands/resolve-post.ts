import { ExitCode, UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { PostRecord } from '../../ledger/posts.ts';
import { StaleClaimError } from '../../ledger/stale-claim-error.ts';
import { type Resolution, resolvePost } from '../../publish/resolve-post.ts';
import { postName } from '../../publish/show-post.ts';
import { confirm } from '../confirm.ts';
import { paintFor } from '../paint.ts';
import type { Terminal } from '../terminal.ts';
import { hang } from '../wrap.ts';

export interface ResolvePostOptions {
  readonly posted?: string | undefined;
  readonly abandon?: boolean | undefined;
  readonly retry?: boolean | undefined;
  readonly yes?: boolean | undefined;
}

/** Takes a person's word for what became of a post that nobody knows of. */
export async function resolvePostCommand(
  record: PostRecord,
  ledger: Ledger,
  options: ResolvePostOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const resolution = resolutionOf(record, options);
  const name = postName(record.post);
  if (!options.yes && !(await confirm(questions[resolution.kind](name), terminal))) {
    throw new UserError('Nothing was changed.', {
      exitCode: ExitCode.refused,
      hint: 'Run it again with --yes to agree.',
    });
  }
  await resolvePost(ledger, record, resolution).catch((error: unknown) => {
    if (!(error instanceof StaleClaimError)) throw error;
    throw new UserError('A run has changed this post meanwhile.', { hint: 'Look at it again.', cause: error });
  });
  const { stderr, env } = terminal;
  stderr.write(`${hang(`${paintFor(stderr, env)('green', '✓')} ${done[resolution.kind](name)}`, 2, stderr.columns)}\n`);
  return ExitCode.done;
}

const questions: Readonly<Record<Resolution['kind'], (name: string) => string>> = {
  posted: (name) => `Write down that ${name} is live?`,
  retry: (name) => `Send ${name} again? If it is live, it is posted twice.`,
  abandon: (name) => `Give ${name} up? It is not sent any more.`,
};

const done: Readonly<Record<Resolution['kind'], (name: string) => string>> = {
  posted: (name) => `${name} is live.`,
  retry: (name) => `${name} never went out: the next \`reelmill publish\` sends it.`,
  abandon: (name) => `${name} is given up; only \`reelmill publish --again\` would post it.`,
};

function resolutionOf({ key }: PostRecord, { posted, abandon, retry }: ResolvePostOptions): Resolution {
  const ways: Resolution[] = [
    ...(posted === undefined ? [] : [{ kind: 'posted', url: addressOf(posted) } as const]),
    ...(abandon ? [{ kind: 'abandon' } as const] : []),
    ...(retry ? [{ kind: 'retry' } as const] : []),
  ];
  const [way, ...others] = ways;
  if (way !== undefined && others.length === 0) return way;
  const short = `reelmill resolve ${key.slice(0, 8)}`;
  const hint = [
    `${short} --posted URL  it is live, at this address`,
    `${short} --retry       it never went out, and shall`,
    `${short} --abandon     it shall not go out, whatever became of it`,
  ].join('\n');
  throw new UserError(`Say what became of it${ways.length > 1 ? ', and only one thing' : ''}.`, { hint });
}

function addressOf(text: string): string {
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol)) return url.href;
  throw new UserError(`${text} is no address.`, { hint: 'Copy it from the browser, with https://.' });
}
