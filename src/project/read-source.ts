import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { decodeText } from '../campaign/decode-text.ts';
import { nearestName } from '../campaign/nearest-name.ts';
import type { SourceFile } from '../campaign/source-file.ts';
import { UserError } from '../errors.ts';
import { displayPath } from './display-path.ts';

/** No campaign comes near it; a wrong file, such as a video, does. */
const maxBytes = 1_000_000;

/** Reads a YAML file that a person named. Throws a UserError that says why it cannot be read. */
export async function readSource(path: string, cwd: string): Promise<SourceFile> {
  const file = displayPath(path, cwd);
  const decoded = decodeText(await readBytes(path, file));
  if ('problem' in decoded) throw new UserError(`${file}: ${decoded.problem}`, { hint: decoded.hint });
  return { file, text: decoded.text };
}

async function readBytes(path: string, file: string): Promise<Uint8Array> {
  const stats = await stat(path).catch(async (error: unknown) => {
    throw await unreadable(error, path, file);
  });
  if (stats.isDirectory()) throw new UserError(`${file} is a folder`, { hint: await folderHint(path, file) });
  if (!stats.isFile()) throw new UserError(`${file} is not a regular file`, { hint: 'name a YAML file' });
  if (stats.size > maxBytes) {
    const size = `${(stats.size / 1_000_000).toFixed(1)} MB`;
    throw new UserError(`${file} has ${size}; at most 1 MB is read`, { hint: 'is this the file you meant?' });
  }
  return readFile(path).catch(async (error: unknown) => {
    throw await unreadable(error, path, file);
  });
}

async function folderHint(path: string, file: string): Promise<string> {
  const names = await readdir(path).catch(() => []);
  const campaign = names.find((name) => /\.ya?ml$/.test(name));
  return `name a file in it, such as ${join(file, campaign ?? 'launch.yaml')}`;
}

async function unreadable(error: unknown, path: string, file: string): Promise<UserError> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const hint = await neighbourHint(path, file);
    return new UserError(`${file}: there is no such file`, { hint, cause: error });
  }
  const reason = code === 'EACCES' ? 'you may not read it' : typeof code === 'string' ? code : 'it cannot be read';
  return new UserError(`${file}: ${reason}`, { hint: 'check the file and its permissions', cause: error });
}

/** A file with a similar name, or that the folder is not there. `written` is the path as the person wrote it. */
export async function neighbourHint(path: string, written: string): Promise<string> {
  const names = await readdir(dirname(path)).catch(() => undefined);
  if (names === undefined) return `there is no folder "${dirname(written)}" either`;
  const nearest = nearestName(basename(path), names);
  return nearest === undefined ? `looked in ${dirname(path)}` : `did you mean ${join(dirname(written), nearest)}?`;
}
