import { join } from 'node:path';
import { writeAtomically } from '../store/write-atomically.ts';
import type { Fonts } from '../text/typography.ts';
import { contactSheet } from './contact-sheet.ts';
import { type ReportFolders, embedMedia } from './embed-media.ts';
import { buildManifest } from './manifest.ts';
import { reportHtml } from './report-html.ts';
import type { ReportInput } from './report-input.ts';

/** Absolute paths. */
export interface WrittenReport {
  readonly html: string;
  readonly manifest: string;
  readonly contactSheet: string;
}

/**
 * Writes manifest.json, report.html and contact-sheet.png into the output folder, each whole or not at all.
 * UserError when the folder cannot be written.
 */
export async function writeReport(
  input: ReportInput,
  folders: ReportFolders,
  tools: { readonly fonts: Fonts },
): Promise<WrittenReport> {
  const { brand, platforms } = input;
  const written = {
    html: join(folders.out, 'report.html'),
    manifest: join(folders.out, 'manifest.json'),
    contactSheet: join(folders.out, 'contact-sheet.png'),
  };
  const manifest = buildManifest(input);
  const sheet = await contactSheet(manifest, { brand, platforms, outFolder: folders.out, fonts: tools.fonts });
  const page = reportHtml(input, manifest, await embedMedia(manifest, brand, folders));
  await writeAtomically(written.contactSheet, sheet);
  await writeAtomically(written.html, page);
  // Last, since whoever waits for the manifest may expect the others beside it.
  await writeAtomically(written.manifest, `${JSON.stringify(manifest, null, 2)}\n`);
  return written;
}
