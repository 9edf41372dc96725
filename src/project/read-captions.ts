import type { CaptionReference } from '../campaign/asset-reference.ts';
import type { CaptionCue } from '../campaign/caption-cue.ts';
import { Findings, type Finding } from '../campaign/finding.ts';
import { parseCaptions } from '../campaign/parse-captions.ts';
import { UserError, type Diagnostic } from '../errors.ts';
import { readSource } from './read-source.ts';

interface ReadCaptions {
  /** By absolute path. */
  readonly captions: ReadonlyMap<string, readonly CaptionCue[]>;
  /** About the lines of the campaign that name a file. */
  readonly findings: readonly Finding[];
  /** About lines of the files. */
  readonly diagnostics: readonly Diagnostic[];
}

export async function readCaptions(references: readonly CaptionReference[], cwd: string): Promise<ReadCaptions> {
  const findings = new Findings();
  const paths = new Map(references.map((reference) => [reference.path, reference]));
  const read = await Promise.all(
    paths.values().map(async ({ path, at }) => {
      const source = await readSource(path, cwd).catch((error: unknown) => {
        if (!(error instanceof UserError)) throw error;
        findings.error(at, 'missing-captions', error.message, { hint: error.hint });
      });
      return source === undefined ? undefined : { path, ...parseCaptions(source) };
    }),
  );
  const found = read.filter((one) => one !== undefined);
  return {
    captions: new Map(found.map(({ path, cues }) => [path, cues])),
    findings: findings.list,
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics),
  };
}
