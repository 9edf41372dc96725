import { resolve } from 'node:path';
import { ExitCode } from '../../errors.ts';
import type { PostRecord } from '../../ledger/posts.ts';
import { loadCampaign } from '../../project/load-campaign.ts';
import { paintFor } from '../paint.ts';
import { withProjectLedger } from '../project-ledger.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

/** Lists what is live, with links, and what is on its way: of a campaign, or of the project that the person stands in. */
export async function posts(
  file: string | undefined,
  options: { readonly json?: boolean | undefined },
  terminal: Terminal,
): Promise<ExitCode> {
  const { cwd, env, stdout } = terminal;
  const campaign =
    file === undefined ? undefined : (await loadCampaign(resolve(cwd, file), { cwd, env })).campaign.name;
  const records = await withProjectLedger(terminal, ({ ledger }) => ledger.posts(campaign));
  if (options.json) stdout.write(`${JSON.stringify(records.map(plainly), undefined, 2)}\n`);
  else stdout.write(`${lines(records, terminal).join('\n')}\n`);
  return ExitCode.done;
}

function lines(records: readonly PostRecord[], { stdout, env }: Terminal): string[] {
  if (records.length === 0) return ['Nothing has been posted.'];
  const columns = [
    { title: 'POST', optional: true },
    { title: 'CAMPAIGN', optional: true },
    { title: 'VIDEO', shrink: true },
    { title: 'ACCOUNT' },
    { title: 'STATE' },
    { title: 'WHEN', optional: true },
    { title: 'LINK' },
  ];
  const rows = records.map((record) => [
    record.key.slice(0, 8),
    record.post.campaign,
    record.post.deliverable,
    `${record.post.service}/${record.post.account}`,
    stateOf(record),
    whenOf(record),
    record.published?.url ?? record.published?.id ?? record.error ?? '',
  ]);
  const [head = '', ...rest] = table(columns, rows, stdout.columns);
  return [paintFor(stdout, env)('dim', head), ...rest];
}

/** `live`, `scheduled` or `draft` where it is out. */
function stateOf({ state, published }: PostRecord): string {
  return state === 'published' ? (published?.state ?? state) : state;
}

function whenOf({ publishedAt, published, post }: PostRecord): string {
  if (publishedAt === undefined || published?.state === 'scheduled') return post.schedule ?? '';
  return `${publishedAt.slice(0, 16).replace('T', ' ')} UTC`;
}

function plainly(record: PostRecord) {
  const { key, round, state, post, published, publishedAt, error } = record;
  const { campaign, deliverable, platform, service, account, schedule, video } = post;
  const { id, url, state: shown } = published ?? {};
  return {
    key,
    campaign,
    deliverable,
    platform,
    service,
    account,
    round,
    state,
    shown,
    id,
    url,
    schedule,
    publishedAt,
    sha256: video.sha256,
    message: error,
  };
}
