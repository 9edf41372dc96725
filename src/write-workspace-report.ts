import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ledger } from './ledger/ledger.ts';
import type { Plan } from './plan/plan.ts';
import type { Workspace } from './workspace.ts';

/**
 * Writes manifest.json, report.html and contact-sheet.png about all of a campaign, also when only a part of it was just
 * made. Resolves with the path of the page. With `onlyIfChanged`, a report that still says the truth is left as it is.
 */
export async function writeWorkspaceReport(
  workspace: Workspace,
  ledger: Ledger,
  options: { readonly onlyIfChanged?: boolean } = {},
): Promise<string> {
  const { project, folders } = workspace;
  const page = join(folders.out, 'report.html');
  const input = { ...project, plan: workspace.whole, ...(await records(workspace.whole, ledger)) };
  if (options.onlyIfChanged) {
    const { buildManifest } = await import('./report/manifest.ts');
    if (await isCurrent(folders.out, `${JSON.stringify(buildManifest(input), undefined, 2)}\n`)) return page;
  }
  const [{ writeReport }, { createFonts }] = await Promise.all([
    import('./report/write-report.ts'),
    import('./text/fonts.ts'),
  ]);
  const written = await writeReport(input, folders, { fonts: createFonts() });
  return written.html;
}

async function records({ campaign, clips }: Plan, ledger: Ledger) {
  return {
    clips: await ledger.clips(clips.map(({ key }) => key)),
    deliverables: await ledger.deliverables(campaign),
  };
}

async function isCurrent(out: string, manifest: string): Promise<boolean> {
  const others = ['report.html', 'contact-sheet.png'].map((name) => access(join(out, name)));
  const current = await Promise.all([readFile(join(out, 'manifest.json'), 'utf8'), ...others]).catch(() => undefined);
  return current?.[0] === manifest;
}
