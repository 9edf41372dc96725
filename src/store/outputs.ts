import { stat } from 'node:fs/promises';
import { isAbsolute, join, parse, relative, resolve, sep } from 'node:path';
import { UserError } from '../errors.ts';
import type { StoredFile } from '../ledger/ledger.ts';
import { fileError } from './file-error.ts';
import { hasCode } from './has-code.ts';
import { hashFile } from './hash-file.ts';
import { moveAside } from './move-aside.ts';
import { moveIntoPlace } from './move-into-place.ts';
import type { CommittedOutput } from './store.ts';

export async function commitOutput(
  outFolder: string,
  relativePath: string,
  temporaryFile: string,
  known: string | undefined,
): Promise<CommittedOutput> {
  const target = insideOf(outFolder, relativePath);
  const { sha256, bytes } = await hashFile(temporaryFile);
  try {
    const there = await hashOf(target);
    // The same content is ours too: a run that was killed had put it there before it could write that down.
    const ours = there === undefined || there === known || there === sha256;
    const kept = ours ? undefined : await moveAside(target, (number) => keptName(target, number));
    await moveIntoPlace(temporaryFile, target);
    const file = { path: slashed(relative(outFolder, target)), sha256, bytes };
    return { file, keptAside: kept === undefined ? undefined : slashed(relative(outFolder, kept)) };
  } catch (error) {
    throw fileError(error, target, bytes);
  }
}

export async function outputsUnchanged(
  outFolder: string,
  files: readonly StoredFile[],
  { hash = false }: { readonly hash?: boolean } = {},
): Promise<boolean> {
  for (const file of files) {
    const path = join(outFolder, file.path);
    const size = await stat(path).then(
      (found) => (found.isFile() ? found.size : undefined),
      () => undefined,
    );
    if (size !== file.bytes) return false;
    if (hash && (await hashOf(path)) !== file.sha256) return false;
  }
  return true;
}

/** Names come from campaigns, and campaigns come by mail: none of them may write outside the output folder. */
function insideOf(outFolder: string, relativePath: string): string {
  const target = resolve(outFolder, relativePath);
  const way = relative(outFolder, target);
  if (way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)) return target;
  throw new UserError(`${JSON.stringify(relativePath)} would be written outside the output folder ${outFolder}.`, {
    hint: 'Use names without "..", slashes or drive letters.',
  });
}

async function hashOf(file: string): Promise<string | undefined> {
  try {
    return (await hashFile(file)).sha256;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function keptName(file: string, number: number): string {
  const { dir, name, ext } = parse(file);
  return join(dir, `${name}.kept-${number}${ext}`);
}

const slashed = (path: string): string => path.replaceAll(sep, '/');
