import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileError } from '../store/file-error.ts';
import { moveIntoPlace, temporaryBeside } from '../store/move-into-place.ts';

/** A file of an archive: one on the disk, or its content. */
export interface Entry {
  readonly name: string;
  readonly from: string | Buffer;
}

// Equal content, equal bytes, on every machine: no time (the format knows none before 1980, and writes local ones), no
// rights, and no compression, which would gain nothing on videos and pictures and differs between versions of zlib.
const fixed = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644, compress: false };

/** Writes a ZIP, streamed; it appears whole or not at all. */
export async function writeArchive(file: string, entries: readonly Entry[]): Promise<void> {
  const { ZipFile } = await import('yazl');
  const zip = new ZipFile();
  const temporary = temporaryBeside(file);
  try {
    await mkdir(dirname(file), { recursive: true });
    // A file that cannot be read is told on the ZIP, and its stream would wait for ever.
    zip.on('error', (error) => Object(zip.outputStream).destroy(error));
    for (const { name, from } of entries) {
      if (typeof from === 'string') zip.addFile(from, name, fixed);
      else zip.addBuffer(from, name, fixed);
    }
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(temporary, { flags: 'wx' }));
    await moveIntoPlace(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw fileError(error, file);
  }
}
