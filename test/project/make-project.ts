import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { formatDiagnostics } from '../../src/campaign/format-diagnostics.ts';
import { UserError } from '../../src/errors.ts';

export const png = Buffer.from('\x89PNG\r\n\x1a\n then what a picture has', 'latin1');
export const mp3 = Buffer.from('ID3\x04 then what a song has', 'latin1');

/** A real folder with these files, gone after the test. Returns its path. */
export function makeProject(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'reelmill-project-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** What a person is shown when this fails; the folder of the test becomes `/project`. */
export async function shownBy(work: Promise<unknown>, folder: string): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw new Error('expected a UserError', { cause: error });
  const lines = formatDiagnostics(error.diagnostics, { colour: false, width: 100 });
  const text = lines === '' ? `${error.message}\n  → ${error.hint}` : lines;
  return text.replaceAll(folder, '/project');
}
