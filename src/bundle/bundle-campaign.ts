import { join } from 'node:path';
import type { Ledger } from '../ledger/ledger.ts';
import type { DeliverableTask } from '../plan/plan.ts';
import { type Past, readPast } from '../posting/prospect.ts';
import { whyUnapproved } from '../posting/why-unapproved.ts';
import { checkFiles, finishedVideo } from '../publish/finished-video.ts';
import { RefusedError } from '../publish/refused-error.ts';
import { writeAtomically } from '../store/write-atomically.ts';
import type { Workspace } from '../workspace.ts';
import { archiveEntries } from './archive-entries.ts';
import type { BundleItem } from './bundle-item.ts';
import { makeItem } from './make-item.ts';
import { scheduleTable } from './schedule-table.ts';
import { writeArchive } from './write-archive.ts';

export interface Bundle {
  /** Absolute paths. */
  readonly archives: readonly string[];
  /** Undefined when there is nothing to hand over. */
  readonly table: string | undefined;
  readonly deliverables: readonly string[];
  readonly left: readonly LeftOut[];
  /** Limits of the platforms that a post breaks. */
  readonly warnings: readonly string[];
}

interface LeftOut {
  readonly deliverable: string;
  readonly why: string;
}

interface BundleOptions {
  /** Absolute path. */
  readonly folder: string;
  /** Hand over drawn storyboards too. */
  readonly allowAnimatic: boolean;
}

/** Hands over what is made, checked and approved: a ZIP for each platform, and one table of all posts. */
export async function bundleCampaign(workspace: Workspace, ledger: Ledger, options: BundleOptions): Promise<Bundle> {
  const past = await readPast(workspace, ledger);
  const found = [];
  for (const task of workspace.plan.deliverables) found.push(await take(task, workspace, past, options));
  const items = found.flatMap((one) => ('item' in one ? [one.item] : []));
  const left = found.flatMap((one) => ('why' in one ? [one] : []));
  const warnings = found.flatMap((one) => ('item' in one ? one.warnings : []));
  const archives: string[] = [];
  for (const [name, own] of Map.groupBy(items, ({ archive }) => archive)) {
    const file = join(options.folder, name);
    await writeArchive(file, archiveEntries(own));
    archives.push(file);
  }
  const table = items.length === 0 ? undefined : join(options.folder, `${workspace.plan.campaign}-posts.csv`);
  // Last: it names files that are there.
  if (table !== undefined) await writeAtomically(table, await scheduleTable(items));
  return { archives, table, deliverables: items.map(({ post }) => post.deliverable), left, warnings };
}

type Taken = LeftOut | { readonly item: BundleItem; readonly warnings: readonly string[] };

async function take(task: DeliverableTask, workspace: Workspace, past: Past, options: BundleOptions): Promise<Taken> {
  const { project, folders, plan } = workspace;
  const deliverable = task.id;
  const finished = finishedVideo(task, past.deliverables.get(task.id), past.clips, folders.out);
  if (finished === undefined) {
    return { deliverable, why: 'It is not made as the campaign says now. reelmill run makes it.' };
  }
  if (finished.isAnimatic && !options.allowAnimatic) {
    return {
      deliverable,
      why: 'It holds an animatic, which is no footage. --allow-animatic hands it over all the same.',
    };
  }
  const { video } = finished.video;
  const unapproved = whyUnapproved({ deliverable, video }, project.campaign, past.approvals);
  if (unapproved !== undefined) return { deliverable, why: unapproved };
  const damaged = await whyDamaged(finished.video);
  if (damaged !== undefined) return { deliverable, why: damaged };
  const platform = project.platforms.get(task.platform);
  if (platform === undefined) throw new Error(`Platform ${task.platform} is not in the project.`);
  const { item, limits } = makeItem(finished.video, plan.campaign, platform);
  const broken = limits.filter(({ ok }) => !ok);
  return { item, warnings: broken.map(({ name, value, hint }) => `${deliverable}: ${name} ${value}. ${hint ?? ''}`) };
}

async function whyDamaged(files: Parameters<typeof checkFiles>[0]): Promise<string | undefined> {
  try {
    await checkFiles(files);
    return undefined;
  } catch (error) {
    if (error instanceof RefusedError) return error.message;
    throw error;
  }
}
