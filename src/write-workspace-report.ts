import type { Ledger } from './ledger/ledger.ts';
import { makeTakePreviews } from './take-previews.ts';
import type { Workspace } from './workspace.ts';

const loadFonts = async () => (await import('./text/fonts.ts')).createFonts();

/**
 * Writes manifest.json, report.html and contact-sheet.png about all of a campaign, also when only a part of it was just
 * made, unless those that are there say the same. Resolves with the absolute path of the page.
 */
export async function writeWorkspaceReport(workspace: Workspace, ledger: Ledger): Promise<string> {
  const { project, whole, folders } = workspace;
  const { writeReport } = await import('./report/write-report.ts');
  const clips = await ledger.clips([...whole.clips, ...(whole.speech ?? [])].map(({ key }) => key));
  const deliverables = await ledger.deliverables(whole.campaign);
  await makeTakePreviews(workspace, clips);
  const { html } = await writeReport({ ...project, plan: whole, clips, deliverables }, folders, { fonts: loadFonts });
  return html;
}
