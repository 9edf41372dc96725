import { basename, dirname, extname, join, resolve } from 'node:path';
import { ExitCode, UserError } from '../../errors.ts';
import { displayPath } from '../../project/display-path.ts';
import { findRoot } from '../../project/find-root.ts';
import { loadBrand } from '../../project/load-brand.ts';
import { loadCatalogues, loadPlatforms } from '../../project/load-definitions.ts';
import { readSource } from '../../project/read-source.ts';
import { packagedTemplates } from '../../project/template-folders.ts';
import { writeAtomically } from '../../store/write-atomically.ts';
import { reportError } from '../report-error.ts';
import type { Terminal } from '../terminal.ts';

interface PreviewOptions {
  readonly out?: string | undefined;
  readonly json?: boolean | undefined;
}

/** Draws one picture that shows all of a brand kit. */
export async function brandPreview(file: string, options: PreviewOptions, terminal: Terminal): Promise<ExitCode> {
  const { cwd, stdout, stderr } = terminal;
  const path = resolve(cwd, file);
  const target = resolve(cwd, options.out ?? previewName(path));
  if (extname(target).toLowerCase() !== '.png')
    throw new UserError(`${displayPath(target, cwd)} is no PNG file.`, { hint: 'Name it with .png at its end.' });
  const root = findRoot(path);
  const source = await readSource(path, cwd);
  const tools = { cache: undefined, openMedia: undefined };
  const { brand, assets, diagnostics } = await loadBrand(source, { path, root, tools });
  if (brand === undefined || diagnostics.some(({ severity }) => severity === 'error'))
    throw new UserError(`${source.file} has mistakes`, { diagnostics });
  if (diagnostics.length > 0) await reportError(new UserError('', { diagnostics }), terminal);
  const { sampleEdits, samplePlatforms } = await import('../../brand/sample-edits.ts');
  const places = { templates: packagedTemplates, root, cwd };
  const [platforms, catalogues] = await Promise.all([
    loadPlatforms({ ...places, named: samplePlatforms }),
    loadCatalogues({ ...places, named: ['animatic'] }),
  ]);
  const samples = sampleEdits({ brand, assets, platforms: platforms.all, catalogues: catalogues.all });
  const { drawBrandPreview } = await import('../../brand/draw-brand-preview.ts');
  await writeAtomically(target, await drawBrandPreview(brand, samples));
  if (options.json) stdout.write(`${JSON.stringify({ preview: target })}\n`);
  else stderr.write(`preview  ${displayPath(target, cwd)}\n`);
  return ExitCode.done;
}

/** `aurora.yaml` becomes `aurora-brand.png` beside it. */
function previewName(file: string): string {
  return join(dirname(file), `${basename(file, extname(file))}-brand.png`);
}
