import { constants } from 'node:fs';
import { access, open, readFile, stat } from 'node:fs/promises';
import type { AssetReference } from '../campaign/asset-reference.ts';
import { cubeProblem } from '../campaign/cube-problem.ts';
import type { Findings } from '../campaign/finding.ts';
import { sniffBytes, sniffKind, type Sniffed } from '../campaign/sniff-kind.ts';
import { missingBytes } from './missing-bytes.ts';
import { neighbourHint } from './read-source.ts';

const articles = { image: 'a picture', video: 'a video', audio: 'sound', font: 'a font', lut: 'a LUT' } as const;
const wanted = {
  image: 'give a PNG, JPEG, WebP or SVG file',
  video: 'give a video such as MP4, MOV or WebM',
  audio: 'give a sound file such as MP3, M4A, WAV or FLAC',
  font: 'give a TTF or OTF file',
  lut: 'give a 3D LUT as a .cube file',
} as const;

/** Whether an asset is there, may be read, and begins like what it claims to be; otherwise says what is wrong. */
export async function checkAsset(reference: AssetReference, findings: Findings): Promise<boolean> {
  const { path, written, kind, at } = reference;
  const problem = await readProblem(path);
  if (problem === 'missing') {
    const hint = await neighbourHint(path, written);
    findings.error(at, 'missing-asset', `there is no file "${written}"`, { hint });
    return false;
  }
  if (problem !== undefined) {
    findings.error(at, 'unreadable-asset', `"${written}" ${problem}`, { hint: wanted[kind] });
    return false;
  }
  const found = sniffKind(await readHead(path));
  if (found?.kinds.includes(kind) === true)
    return kind === 'lut' ? checkLut(reference, findings) : checkWhole(reference, findings);
  const message = `"${written}" is ${whatItIs(found, articles[kind])}`;
  findings.error(at, 'wrong-asset', message, { hint: wanted[kind] });
  return false;
}

async function checkWhole({ path, written, at }: AssetReference, findings: Findings): Promise<boolean> {
  const missing = await missingBytes(path);
  if (missing === 0) return true;
  const message = `"${written}" is cut off: ${missing.toLocaleString('en')} bytes are missing at its end`;
  findings.error(at, 'incomplete-asset', message, { hint: 'copy or download it again' });
  return false;
}

/** A LUT is text that ffmpeg reads only when everything else is ready. */
async function checkLut({ path, written, at }: AssetReference, findings: Findings): Promise<boolean> {
  const problem = cubeProblem(await readFile(path, 'utf8'));
  if (problem === undefined) return true;
  findings.error(at, 'wrong-asset', `"${written}" ${problem}`, { hint: 'export it again as a 3D LUT (.cube)' });
  return false;
}

function whatItIs(found: Sniffed | undefined, wish: string): string {
  if (found === undefined) return `not ${wish}`;
  return found.kinds.length === 0 ? `${found.name}, which Reelmill does not take` : `${found.name}, not ${wish}`;
}

async function readProblem(path: string): Promise<string | undefined> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) return 'is a folder';
    if (!stats.isFile()) return 'is not a regular file';
    if (stats.size === 0) return 'is an empty file';
    await access(path, constants.R_OK);
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
    return code === 'EACCES' ? 'may not be read: check its permissions' : `cannot be read (${String(code)})`;
  }
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: new Uint8Array(sniffBytes) });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
