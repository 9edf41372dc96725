import { existsSync } from 'node:fs';
import { stringify } from 'yaml';
import type { z } from 'zod';
import { type Parsed, parseFile } from '../campaign/parse-file.ts';
import { writeAtomically } from '../store/write-atomically.ts';
import { readSource } from './read-source.ts';

// Files that belong to one campaign, lie beside it and are committed with it: launch.takes.yaml, launch.prompts.yaml, launch.words.yaml.

type Kind = 'takes' | 'prompts' | 'words';

const ending = /\.ya?ml$/;

/** Its path beside a campaign. */
export function companionFile(campaignFile: string, kind: Kind): string {
  return `${campaignFile.replace(ending, '')}.${kind}.yaml`;
}

/** The campaign that a file belongs to: itself, unless it is a companion of one that is there. */
export function campaignOf(file: string): string {
  const stem = /^(.+)\.(?:takes|prompts|words)\.ya?ml$/.exec(file)?.[1];
  return [`${stem}.yaml`, `${stem}.yml`].find((campaign) => existsSync(campaign)) ?? file;
}

/** Undefined when there is none, which is the usual case. */
export async function readCompanion<T>(
  schema: z.ZodType<T>,
  path: string,
  cwd: string,
): Promise<Parsed<T> | undefined> {
  return existsSync(path) ? parseFile(schema, await readSource(path, cwd)) : undefined;
}

/** `about` goes on top, a comment for who opens it. */
export async function writeCompanion(path: string, about: string, value: unknown): Promise<void> {
  await writeAtomically(path, `# ${about}\n${stringify(value, { lineWidth: 100 })}`);
}
