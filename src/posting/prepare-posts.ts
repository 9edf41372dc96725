import type { Platform } from '../campaign/platform-schema.ts';
import { ProviderError, UserError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { PostRecord } from '../ledger/posts.ts';
import type { DeliverableTask } from '../plan/plan.ts';
import { chooseAccounts, unknownAccounts } from '../publish/choose-accounts.ts';
import { mergeLimits } from '../publish/common-limits.ts';
import { finishedVideo } from '../publish/finished-video.ts';
import type { Post, Prepared } from '../publish/post.ts';
import { postOf } from '../publish/posts-of.ts';
import type { Account } from '../publish/publisher-tools.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { Workspace } from '../workspace.ts';
import { type Past, type PrepareOptions, type Prospect, readPast, type Standing } from './prospect.ts';
import { standingOf } from './standing-of.ts';

interface Preparation {
  readonly workspace: Workspace;
  readonly options: PrepareOptions;
  readonly accounts: readonly Account[];
  readonly past: Past;
}

/** Works out every post of a campaign, and asks the services what they would say. Sends nothing that changes anything. */
export async function preparePosts(
  workspace: Workspace,
  ledger: Ledger | undefined,
  options: PrepareOptions,
): Promise<Prospect[]> {
  const accounts = (await options.accounts.list()).map(({ account }) => account);
  const missing = unknownAccounts(accounts, options.account);
  if (missing.length > 0) {
    const names = accounts.map(({ service, name }) => `${service}/${name}`);
    throw new UserError(`There is no account ${missing.join(', ')}.`, {
      hint: `There are: ${names.join(', ') || 'none'}.`,
    });
  }
  const preparation = { workspace, options, accounts, past: await readPast(workspace, ledger) };
  return (await Promise.all(workspace.plan.deliverables.map((task) => prospectsOf(task, preparation)))).flat();
}

async function prospectsOf(task: DeliverableTask, preparation: Preparation): Promise<Prospect[]> {
  const { options, accounts } = preparation;
  const { service, name } = platformOf(task, preparation);
  const about = { deliverable: task.id, service, account: undefined };
  if (!options.services.includes(service)) {
    return [
      withoutPost(about, { state: 'nobody', message: `Reelmill does not publish on ${name}: deliver it by hand.` }),
    ];
  }
  const { account } = task.post.options;
  const written = account === undefined ? undefined : String(account);
  const chosen = chooseAccounts(accounts, { service, asked: options.account, written });
  if ('mistake' in chosen)
    return [withoutPost(about, { state: 'mistake', message: `${chosen.mistake} ${chosen.hint}` })];
  return await Promise.all(chosen.accounts.map((one) => prospectOf(task, one, preparation)));
}

type About = Pick<Prospect, 'deliverable' | 'service' | 'account'>;

function withoutPost(about: About, standing: Standing): Prospect {
  return { ...about, standing, post: undefined, limits: [], prepared: undefined };
}

function asSent(about: About, state: 'send' | 'unfinished', { post, round, again }: PostRecord): Prospect {
  return { ...withoutPost(about, { state, errand: { post, round, again, dueMs: undefined } }), post };
}

async function prospectOf(task: DeliverableTask, account: Account, preparation: Preparation): Promise<Prospect> {
  const { workspace, options, past } = preparation;
  const about = { deliverable: task.id, service: account.service, account: account.name };
  const latest = latestPost(task, account, preparation);
  // What may be out is looked for as it was sent, whatever the campaign says now.
  if (latest?.state === 'armed') return asSent(about, 'send', latest);
  if (latest?.unfinished === true && !options.again) return asSent(about, 'unfinished', latest);
  const drafted = draft(task, account, latest, preparation);
  if (drafted === undefined) {
    const message = 'It is not made as the campaign says now. reelmill run makes it.';
    return withoutPost(
      about,
      latest?.state === 'published' ? { state: 'live', record: latest } : { state: 'refused', message },
    );
  }
  const { errand, isAnimatic } = drafted;
  const publisher = await options.publisher(account);
  const { prepared, mistake } = await ask(publisher, errand.post, options.signal);
  const limits = mergeLimits(drafted.limits, prepared?.limits ?? []);
  const native = publisher.schedules(errand.post);
  const standing = await standingOf(
    { errand, latest, isAnimatic, limits, mistake, native },
    { campaign: workspace.project.campaign, past, options },
  );
  return { ...about, standing, post: errand.post, limits, prepared };
}

function platformOf(task: DeliverableTask, { workspace }: Preparation): Platform {
  const platform = workspace.project.platforms.get(task.platform);
  if (platform === undefined) throw new Error(`Platform ${task.platform} is not in the project.`);
  return platform;
}

function latestPost(
  { id }: DeliverableTask,
  account: Account,
  { workspace, past }: Preparation,
): PostRecord | undefined {
  return past.posts
    .filter(({ post }) => post.campaign === workspace.plan.campaign && post.deliverable === id)
    .filter(({ post }) => post.service === account.service && post.accountId === account.id)
    .toSorted((a, b) => a.round - b.round)
    .at(-1);
}

/** A new round only when a person asks for it and the last one is over: an interrupted one goes on. */
function draft(task: DeliverableTask, account: Account, latest: PostRecord | undefined, preparation: Preparation) {
  const { workspace, options, past } = preparation;
  const { folders, plan } = workspace;
  const finished = finishedVideo(task, past.deliverables.get(task.id), past.clips, folders.out);
  if (finished === undefined) return undefined;
  const isOver = latest?.state === 'published' || latest?.state === 'abandoned';
  const round = (latest?.round ?? 0) + (options.again && isOver ? 1 : 0);
  const again = options.again || (latest?.again === true && !isOver);
  const platform = platformOf(task, preparation);
  const where = { campaign: plan.campaign, platform, account, round, atOnce: options.atOnce };
  const { post, limits } = postOf(finished.video, where);
  return { errand: { post, round, again, dueMs: undefined }, limits, isAnimatic: finished.isAnimatic };
}

async function ask(
  publisher: Publisher,
  post: Post,
  signal: AbortSignal,
): Promise<{ readonly prepared: Prepared | undefined; readonly mistake: string | undefined }> {
  try {
    return { prepared: await publisher.prepare(post, signal), mistake: undefined };
  } catch (error) {
    if (error instanceof UserError)
      return { prepared: undefined, mistake: `${error.message} ${error.hint ?? ''}`.trim() };
    // It cannot be asked now. When the post is sent it will say what it has to say.
    if (error instanceof ProviderError) return { prepared: undefined, mistake: undefined };
    throw error;
  }
}
