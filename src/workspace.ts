import { join, resolve } from 'node:path';
import type { Environment } from './environment.ts';
import { openLedgerIfPresent } from './ledger/open-ledger.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { Media } from './media/media.ts';
import { forbiddenWords } from './moderate/forbidden-words.ts';
import { assessPlan, type Assessment, type OtherCaps } from './plan/assess-plan.ts';
import { planCampaign } from './plan/plan-campaign.ts';
import type { Plan } from './plan/plan.ts';
import { selectDeliverables } from './plan/select-deliverables.ts';
import { extendingProviders } from './project/extending-providers.ts';
import { findRoot } from './project/find-root.ts';
import { homeOf } from './project/home-of.ts';
import { loadProject } from './project/load-project.ts';
import { speechFolder } from './project/load-speech.ts';
import type { Config } from './project/config.ts';
import { projectEnv } from './project/project-env.ts';
import type { Project } from './project/project.ts';
import type { Redactor } from './secrets/redactor.ts';
import { otherCaps } from './run/other-caps.ts';
import { openVault, type Vault } from './secrets/vault.ts';

export interface WorkspaceOptions {
  readonly cwd: string;
  /** What .env of the project says is added to it. */
  readonly env: Environment;
  /** Learns the secrets of the project, for whoever shows what it says. */
  readonly redactor?: Redactor | undefined;
  /** Words or paths that narrow the plan, as `--only` takes them. */
  readonly only?: readonly string[] | undefined;
  /** Makes the clips with this provider, and its default model, instead of the campaign's. */
  readonly provider?: string | undefined;
  /** Where the finished files go; `out/<campaign>` in the project unless said otherwise. */
  readonly out?: string | undefined;
  readonly now: () => number;
}

/** A campaign opened for work: what it says, what follows from it, and where its files are. Opening reads and writes nothing but a cache of file hashes. */
export interface Workspace {
  /** Absolute path. */
  readonly campaignFile: string;
  readonly project: Project;
  /** What is asked for: the whole, or the part that `only` names. */
  readonly plan: Plan;
  /** Everything that the campaign says. */
  readonly whole: Plan;
  readonly folders: Folders;
  readonly env: Environment;
  readonly vault: Vault;
  /** Of the files and of the plan. */
  readonly warnings: readonly string[];
  /** Where the plan uses words that it must not use; a run is refused then. */
  readonly forbidden: readonly string[];
  /** Finds ffmpeg on first use: planning needs none. */
  readonly media: () => Promise<Media>;
  /** Holds the plan against the ledger. */
  readonly assess: () => Promise<Assessment>;
  /** Reads and plans everything again, as it is now. */
  readonly reopen: () => Promise<Workspace>;
}

/** Absolute paths. */
export interface Folders {
  /** Holds the ledger, the clips and what else is not for publishing. */
  readonly home: string;
  readonly ledger: string;
  readonly out: string;
  readonly previews: string;
  readonly rejected: string;
  readonly logs: string;
  readonly moderation: string;
  /** Recordings of what a model spoke. */
  readonly speech: string;
}

/** Reads, checks and plans the campaign in `file`. Throws a UserError with every mistake. */
export async function openWorkspace(file: string, options: WorkspaceOptions): Promise<Workspace> {
  const { cwd, now } = options;
  const env = await projectEnv(findRoot(resolve(cwd, file)), options.env);
  const vault = openVault(env, options.redactor);
  const media = onceFor((config: Config) => findMedia(env, config));
  const providers = options.provider === undefined ? [] : [options.provider];
  const today = new Date(now()).toISOString().slice(0, 10);
  const project = await loadProject(file, { cwd, env, media, providers, today });
  const campaign = withProvider(project.campaign, options.provider);
  const whole = planCampaign({ ...project, campaign, today, extends: extendingProviders(project.config) });
  const plan = selectDeliverables(whole, options.only ?? []);
  const folders = foldersOf(project, options.out === undefined ? undefined : resolve(cwd, options.out));
  return {
    campaignFile: resolve(cwd, file),
    project: { ...project, campaign },
    plan,
    whole,
    folders,
    env,
    vault,
    warnings: [...project.warnings.map(({ file: at, line, message }) => `${at}:${line} ${message}`), ...whole.warnings],
    forbidden: forbiddenWords({ ...project, campaign }, plan),
    media: () => media(project.config),
    reopen: () => openWorkspace(file, options),
    assess: () => assess(plan, folders, project.config.budget, now),
  };
}

function foldersOf({ root, campaign, config }: Project, out: string | undefined): Folders {
  const home = homeOf(root, config);
  const hidden = (name: string) => join(home, name);
  return {
    home,
    ledger: hidden('ledger.db'),
    out: out ?? join(root, 'out', campaign.name),
    previews: hidden('previews'),
    rejected: join(hidden('rejected'), campaign.name),
    logs: hidden('logs'),
    moderation: hidden('moderation'),
    speech: speechFolder(root, config),
  };
}

function withProvider(campaign: Project['campaign'], provider: string | undefined): Project['campaign'] {
  if (provider === undefined || provider === campaign.generate.provider) return campaign;
  return { ...campaign, generate: { ...campaign.generate, provider, model: undefined, limits: undefined } };
}

export async function findMedia(env: WorkspaceOptions['env'], config: Config): Promise<Media> {
  const [{ findMediaTools }, { createMedia }] = await Promise.all([
    import('./media/find-tools.ts'),
    import('./media/ffmpeg.ts'),
  ]);
  return createMedia(await findMediaTools({ env, config }));
}

async function assess(plan: Plan, folders: Folders, budget: Config['budget'], now: () => number): Promise<Assessment> {
  const ledger = await openLedgerIfPresent(folders.ledger, { now: () => new Date(now()) });
  const caps = await otherCaps(budget, ledger, now());
  if (ledger === undefined) return assessPlan(plan, new Map(), new Map(), caps);
  try {
    return await assessWith(plan, ledger, caps);
  } finally {
    await ledger.close();
  }
}

async function assessWith(plan: Plan, ledger: Ledger, caps: OtherCaps): Promise<Assessment> {
  const clips = await ledger.clips(plan.clips.map(({ key }) => key));
  // Clips of earlier plans have been paid for too: the budget is the campaign's, not the plan's.
  const all = new Map([...clips, ...(await ledger.clipsOf(plan.campaign)).map((clip) => [clip.key, clip] as const)]);
  return assessPlan(plan, all, await ledger.deliverables(plan.campaign), caps);
}

/** Made once, for the first configuration: a workspace has but one. */
function onceFor<A, T>(make: (argument: A) => Promise<T>): (argument: A) => Promise<T> {
  let made: Promise<T> | undefined;
  return (argument) => (made ??= make(argument));
}
