import { randomUUID } from 'node:crypto';
import { availableParallelism, hostname } from 'node:os';
import { clipLimits } from './clip-limits.ts';
import { guardProvider } from './generate/guard-provider.ts';
import { createProvider } from './generate/registry.ts';
import type { VideoProvider } from './generate/provider.ts';
import { needTools } from './need-tools.ts';
import { openLedger } from './ledger/open-ledger.ts';
import { openRenderer } from './open-renderer.ts';
import type { Ledger } from './ledger/ledger.ts';
import { checkPrompts } from './moderate/check-prompts.ts';
import { clipsToPay } from './moderate/clips-to-pay.ts';
import { refuseWords } from './moderate/refuse-words.ts';
import type { Config } from './project/config.ts';
import { refuseOpenPrompts } from './rewrite/open-prompts.ts';
import { carryOut } from './run/carry-out.ts';
import { systemClock } from './clock.ts';
import type { Emit } from './run/events.ts';
import type { RunResult } from './run/run-result.ts';
import type { RunTools } from './run/run-tools.ts';
import { refuseUnspoken } from './speech/unspoken.ts';
import { openStore } from './store/open-store.ts';
import { openTakeBook } from './take-book.ts';
import type { Workspace } from './workspace.ts';
import { withRunLog } from './with-run-log.ts';
import { writeWorkspaceReport } from './write-workspace-report.ts';

export interface RunOptions {
  readonly signal: AbortSignal;
  readonly emit: Emit;
  /** Renders at once; one for each core unless said otherwise. */
  readonly renders?: number | undefined;
  readonly pid: number;
}

/** What a run made, and where the report about it lies. */
export interface CampaignResult extends RunResult {
  /** Absolute path of the page. */
  readonly report: string;
  /** Absolute path. */
  readonly log: string;
}

const now = () => systemClock.now();

/**
 * Makes what is new in a campaign and writes the report. Run again, it goes on where it stopped. Rejects with a RunError,
 * which names the log, when something happened that nobody foresaw.
 */
export async function runCampaign(workspace: Workspace, options: RunOptions): Promise<CampaignResult> {
  refuseWords(workspace.plan.campaign, workspace.forbidden);
  refuseOpenPrompts(workspace.plan, workspace.project.campaign.file);
  refuseUnspoken(workspace.plan, workspace.project.campaign.file);
  const provider = providers(workspace);
  await needTools(workspace, provider);
  const ledger = await openLedger(workspace.folders.ledger, { now: () => new Date(now()) });
  try {
    const run = randomUUID();
    return await withRunLog(workspace, { run, now }, async (log) => {
      const emit: Emit = (event) => {
        log.event(event);
        options.emit(event);
      };
      await moderate(workspace, options.signal);
      const takeBook = openTakeBook(workspace);
      const tools = { ...runTools(workspace, ledger, { ...options, emit, run, provider }), takeBook };
      const result = await carryOut(workspace.plan, tools);
      for (const { what, cause } of causesOf(result)) log.error(what, cause);
      // What took the place of a take that failed is part of the plan now.
      const current = takeBook.changed ? await workspace.reopen() : workspace;
      const report = await writeWorkspaceReport(current, ledger);
      return { ...result, report, log: log.file };
    });
  } finally {
    await ledger.close();
  }
}

/** A run that is stopped meanwhile goes on to say so, and starts nothing. */
async function moderate({ plan, project, folders, vault, assess }: Workspace, signal: AbortSignal): Promise<void> {
  const { openai } = project.config.moderation;
  const clips = openai === undefined ? [] : clipsToPay(plan, await assess());
  if (openai === undefined || clips.length === 0) return;
  const tools = { folder: folders.moderation, secret: vault.read, fetch, signal };
  await checkPrompts(clips, openai, tools).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

/** What was thrown behind the failures of a run. */
function causesOf({ clips, deliverables }: RunResult): { what: string; cause: unknown }[] {
  const all = [
    ...clips.map(({ task, result }) => ({ what: task.label, result })),
    ...deliverables.map((outcome) => ({ what: outcome.task.id, result: outcome })),
  ];
  return all.flatMap(({ what, result }) =>
    'cause' in result && result.cause !== undefined ? [{ what, cause: result.cause }] : [],
  );
}

interface RunSetting extends RunOptions, Pick<RunTools, 'provider'> {
  readonly run: string;
}

function runTools(workspace: Workspace, ledger: Ledger, options: RunSetting): RunTools {
  const { project, folders, media } = workspace;
  const { config } = project;
  const cores = availableParallelism();
  return {
    ledger,
    store: openStore(project.root, folders.home),
    provider: options.provider,
    render: openRenderer(media),
    probe: async (file, looking) => (await media()).probe(file, looking),
    platforms: project.platforms,
    limits: {
      clips: clipLimits(project.catalogues, config, cores),
      renders: options.renders ?? config.concurrency?.renders ?? cores,
    },
    caps: config.budget,
    clock: systemClock,
    random: Math.random,
    emit: options.emit,
    signal: options.signal,
    run: { id: options.run, pid: options.pid, host: hostname() },
    outFolder: folders.out,
    previewsFolder: folders.previews,
    rejectedFolder: folders.rejected,
    ...webhookTools(config),
  };
}

function webhookTools({ webhooks }: Config): Pick<RunTools, 'heedsWebhooks' | 'webhookUrl'> {
  const address = webhooks?.publicUrl?.replace(/\/+$/, '');
  return {
    heedsWebhooks: webhooks !== undefined,
    ...(address && { webhookUrl: (provider: string) => `${address}/webhooks/${provider}` }),
  };
}

interface ProviderSources extends Pick<Workspace, 'media' | 'env' | 'vault'> {
  readonly project: Pick<Workspace['project'], 'config'>;
}

/** Opens each provider once, when it is first asked for. */
export function providers({ project, media, env, vault }: ProviderSources): (id: string) => Promise<VideoProvider> {
  const made = new Map<string, Promise<VideoProvider>>();
  const make = async (id: string) => {
    const { providers: config, webhooks } = project.config;
    const tools = { media: await media(), env, fetch, config, webhooks, secret: vault.read, now };
    return guardProvider(await createProvider(id, tools), vault.hide);
  };
  return (id) => {
    const provider = made.get(id) ?? make(id);
    made.set(id, provider);
    return provider;
  };
}
