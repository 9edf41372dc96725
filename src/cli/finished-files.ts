import { join, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import type { DeliverableRecord, Ledger, StoredFile } from '../ledger/ledger.ts';
import { openLedgerIfPresent } from '../ledger/open-ledger.ts';
import { displayPath } from '../project/display-path.ts';
import { findRoot } from '../project/find-root.ts';
import { hashFile } from '../store/hash-file.ts';
import { openWorkspace } from '../workspace.ts';
import type { Terminal } from './terminal.ts';

/** A finished video that a person may judge. */
export interface FinishedFile {
  readonly campaign: string;
  readonly deliverable: string;
  readonly sha256: string;
  /** As shown. */
  readonly path: string;
}

interface Wish {
  /** Videos, deliverables or patterns such as `teaser/*\/ja`; empty is all. */
  readonly what: readonly string[];
  readonly out: string | undefined;
}

/** Opens the ledger beside a campaign or a video, for work on what is finished there. */
export async function withFinished<T>(
  first: string,
  wish: Wish,
  terminal: Terminal,
  work: (ledger: Ledger, files: readonly FinishedFile[]) => Promise<T>,
): Promise<T> {
  const isCampaign = /\.ya?ml$/i.test(first);
  const { cwd, env, redactor, now } = terminal;
  const workspace = isCampaign
    ? await openWorkspace(first, {
        env,
        redactor,
        cwd,
        now,
        out: wish.out,
        only: wish.what.filter((word) => !isVideo(word)),
      })
    : undefined;
  const file = workspace?.folders.ledger ?? join(findRoot(resolve(cwd, first)), '.reelmill', 'ledger.db');
  const ledger = await openLedgerIfPresent(file, { now: () => new Date(now()) });
  if (ledger === undefined)
    throw new UserError('nothing has been made yet', { hint: 'reelmill run CAMPAIGN makes it.' });
  try {
    const videos = isCampaign ? wish.what.filter(isVideo) : [first, ...wish.what];
    const named = await Promise.all(videos.map((path) => fileAt(path, ledger, terminal)));
    const wholeCampaign = isCampaign && videos.length === wish.what.length && videos.length > 0;
    if (workspace === undefined || wholeCampaign) return await work(ledger, named.flat());
    const records = await ledger.deliverables(workspace.plan.campaign);
    const planned = workspace.plan.deliverables.map(({ id, key }) => {
      const record = records.get(id);
      const video = record?.key === key && record.state === 'ready' ? videoOf(record) : undefined;
      return record && video && checked(record, video, join(workspace.folders.out, video.path), cwd);
    });
    return await work(ledger, [...named.flat(), ...(await Promise.all(planned)).filter((one) => one !== undefined)]);
  } finally {
    await ledger.close();
  }
}

const isVideo = (word: string): boolean => /\.mp4$/i.test(word);

const videoOf = ({ files }: DeliverableRecord): StoredFile | undefined => files.find(({ path }) => isVideo(path));

/** Found by what it holds: wherever it was copied to, it is the same file. */
async function fileAt(path: string, ledger: Ledger, { cwd }: Terminal): Promise<FinishedFile[]> {
  const found = await hashFile(resolve(cwd, path)).catch(() => undefined);
  if (found === undefined) {
    const hint = 'Name a campaign file, or finished videos such as out/launch/tiktok/teaser-en.mp4.';
    throw new UserError(`${path} cannot be read.`, { hint });
  }
  const records = (await ledger.deliverablesWith(found.sha256)).filter((one) => videoOf(one)?.sha256 === found.sha256);
  if (records.length === 0) {
    throw new UserError(`${path} is not a video as Reelmill made it.`, { hint: '`reelmill run` makes it again.' });
  }
  return records.map(({ campaign, id }) => ({ campaign, deliverable: id, sha256: found.sha256, path }));
}

/** What a person has looked at is what lies on the disk. */
async function checked(
  { campaign, id }: DeliverableRecord,
  video: StoredFile,
  path: string,
  cwd: string,
): Promise<FinishedFile> {
  const shown = displayPath(path, cwd);
  const found = await hashFile(path).catch(() => undefined);
  if (found?.sha256 !== video.sha256) {
    const what = found === undefined ? 'is not there' : 'has changed since it was made';
    throw new UserError(`${shown} ${what}.`, {
      hint: '`reelmill run` makes it again; --out says where the files are.',
    });
  }
  return { campaign, deliverable: id, sha256: video.sha256, path: shown };
}
