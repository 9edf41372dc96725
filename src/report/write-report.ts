import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { clipsWithTakes } from '../plan/take-groups.ts';
import { writeAtomically } from '../store/write-atomically.ts';
import type { Fonts } from '../text/typography.ts';
import { type ReportFolders, embedMedia, noMedia } from './embed-media.ts';
import { buildManifest } from './manifest.ts';
import { reportHtml } from './report-html.ts';
import type { ReportInput } from './report-input.ts';
import { endsWithStamp, stampOf } from './stamp.ts';

/** Absolute paths. */
export interface WrittenReport {
  readonly html: string;
  readonly manifest: string;
  readonly contactSheet: string;
}

/**
 * Writes manifest.json, report.html and contact-sheet.png into the output folder, each whole or not at all. Leaves them
 * alone when they tell of the same things already. UserError when the folder cannot be written.
 */
export async function writeReport(
  input: ReportInput,
  folders: ReportFolders,
  tools: { readonly fonts: () => Promise<Fonts> },
): Promise<WrittenReport> {
  const written = reportIn(folders.out);
  const manifest = buildManifest(input);
  const json = `${JSON.stringify(manifest, null, 2)}\n`;
  // The page without its pictures names the hash of every file it shows, and costs next to nothing.
  const stamp = stampOf(reportHtml(input, manifest, noMedia));
  if (await isCurrent(written, json, stamp)) return written;

  const { brand, platforms } = input;
  // Only here: what draws takes longer to load than a run that has nothing to make.
  const [{ contactSheet }, fonts] = await Promise.all([import('./contact-sheet.ts'), tools.fonts()]);
  const sheet = await contactSheet(manifest, { brand, platforms, outFolder: folders.out, fonts });
  const takes = clipsWithTakes(input.plan.clips);
  const page = reportHtml(input, manifest, await embedMedia(manifest, brand, takes, folders));
  await writeAtomically(written.contactSheet, sheet);
  await writeAtomically(written.html, page + stamp);
  // Last, since whoever waits for the manifest may expect the others beside it.
  await writeAtomically(written.manifest, json);
  return written;
}

function reportIn(out: string): WrittenReport {
  return {
    html: join(out, 'report.html'),
    manifest: join(out, 'manifest.json'),
    contactSheet: join(out, 'contact-sheet.png'),
  };
}

async function isCurrent(
  { html, manifest, contactSheet: sheet }: WrittenReport,
  json: string,
  stamp: string,
): Promise<boolean> {
  const there = await readFile(manifest, 'utf8').catch(() => undefined);
  const hasSheet = await stat(sheet).then(
    (found) => found.size > 0,
    () => false,
  );
  return there === json && hasSheet && (await endsWithStamp(html, stamp));
}
