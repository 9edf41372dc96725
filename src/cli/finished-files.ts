import { join, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import type { DeliverableRecord, Ledger, StoredFile } from '../ledger/ledger.ts';
import { openLedgerIfPresent } from '../ledger/open-ledger.ts';
import { displayPath } from '../project/display-path.ts';
import { hashFile } from '../store/hash-file.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { withProjectLedger } from './project-ledger.ts';
import { remarkWords } from './remark-words.ts';
import type { Terminal } from './terminal.ts';

/** A finished video that a person may judge. */
export interface FinishedFile {
  readonly campaign: string;
  readonly deliverable: string;
  readonly sha256: string;
  /** As shown. */
  readonly path: string;
  /** What it passed with. */
  readonly remarks: readonly string[];
}

interface Wish {
  /** Videos, deliverables or patterns such as `teaser/*\/ja`; empty is all. */
  readonly what: readonly string[];
  readonly out: string | undefined;
}

/** Opens the ledger of a campaign, or of the project in which a person stands, for work on what is finished there. */
export async function withFinished<T>(
  first: string,
  { what, out }: Wish,
  terminal: Terminal,
  work: (ledger: Ledger, files: readonly FinishedFile[]) => Promise<T>,
): Promise<T> {
  if (isCampaign(first)) {
    const { cwd, env, redactor, now } = terminal;
    const only = what.filter((word) => !isVideo(word));
    const workspace = await openWorkspace(first, { env, redactor, cwd, now, out, only });
    return await withLedger(workspace, now, async (ledger) => {
      const named = await filesAt(what.filter(isVideo), ledger, cwd);
      const isAll = only.length === 0 && named.length > 0;
      return await work(ledger, isAll ? named : [...named, ...(await finishedOf(workspace, ledger, cwd))]);
    });
  }
  return await withProjectLedger(terminal, async ({ ledger }) =>
    work(ledger, await filesAt([first, ...what], ledger, terminal.cwd)),
  );
}

async function withLedger<T>(
  { folders }: Workspace,
  now: () => number,
  work: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  const ledger = await openLedgerIfPresent(folders.ledger, { now: () => new Date(now()) });
  if (ledger === undefined) throw new UserError('nothing has been made yet', { hint: '`reelmill run` makes it.' });
  try {
    return await work(ledger);
  } finally {
    await ledger.close();
  }
}

/** What is made of the plan as it is now. */
async function finishedOf({ plan, folders }: Workspace, ledger: Ledger, cwd: string): Promise<FinishedFile[]> {
  const records = await ledger.deliverables(plan.campaign);
  const made = plan.deliverables.flatMap(({ id, key }) => {
    const record = records.get(id);
    const video = record && videoOf(record);
    return record?.state === 'ready' && record.key === key && video !== undefined ? [{ record, video }] : [];
  });
  return await Promise.all(made.map(({ record, video }) => checked(record, video, join(folders.out, video.path), cwd)));
}

/** A campaign file, and not one of the videos. */
export const isCampaign = (word: string): boolean => /\.ya?ml$/i.test(word);

const isVideo = (word: string): boolean => /\.mp4$/i.test(word);

const videoOf = ({ files }: DeliverableRecord): StoredFile | undefined => files.find(({ path }) => isVideo(path));

async function filesAt(paths: readonly string[], ledger: Ledger, cwd: string): Promise<FinishedFile[]> {
  return (await Promise.all(paths.map((path) => fileAt(path, ledger, cwd)))).flat();
}

/** Found by what it holds: wherever it was copied to, it is the same file. */
async function fileAt(path: string, ledger: Ledger, cwd: string): Promise<FinishedFile[]> {
  const found = await hashFile(resolve(cwd, path)).catch(() => undefined);
  if (found === undefined) {
    const hint = 'Name a campaign file, or finished videos such as out/launch/tiktok/teaser-en.mp4.';
    throw new UserError(`${path} cannot be read.`, { hint });
  }
  const records = (await ledger.deliverablesWith(found.sha256)).filter((one) => videoOf(one)?.sha256 === found.sha256);
  if (records.length === 0) {
    throw new UserError(`${path} is not a video as Reelmill made it.`, { hint: '`reelmill run` makes it again.' });
  }
  return records.map((record) => finishedFile(record, found.sha256, path));
}

/** What a person has looked at is what lies on the disk. */
async function checked(record: DeliverableRecord, video: StoredFile, path: string, cwd: string): Promise<FinishedFile> {
  const shown = displayPath(path, cwd);
  const found = await hashFile(path).catch(() => undefined);
  if (found?.sha256 !== video.sha256) {
    const what = found === undefined ? 'is not there' : 'has changed since it was made';
    throw new UserError(`${shown} ${what}.`, {
      hint: '`reelmill run` makes it again; --out says where the files are.',
    });
  }
  return finishedFile(record, video.sha256, shown);
}

function finishedFile(record: DeliverableRecord, sha256: string, path: string): FinishedFile {
  return { campaign: record.campaign, deliverable: record.id, sha256, path, remarks: remarkWords(record) };
}
