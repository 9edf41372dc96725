import { access, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UserError } from '../errors.ts';
import { displayPath } from '../project/display-path.ts';
import { writeAtomically } from '../store/write-atomically.ts';
import type { InitAnswers } from './ask-init.ts';
import { fillTemplate } from './fill-template.ts';
import type { Template } from './templates.ts';

/** Writes a campaign from a template, and resolves with its path. Never writes over a file. */
export async function writeCampaign(answers: InitAnswers, template: Template, cwd: string): Promise<string> {
  const file = campaignFile(answers.name, cwd);
  await refuseTaken(file, cwd);
  await writeAtomically(file, fillTemplate(template, answers));
  // Editors complete and check the file by this copy, which works without Reelmill's own folder at hand.
  const schema = await readFile(new URL('../../campaign.schema.json', import.meta.url));
  await writeAtomically(join(file, '..', 'campaign.schema.json'), schema);
  return file;
}

/** Where a campaign of that name belongs. */
export function campaignFile(name: string, cwd: string): string {
  return join(basename(cwd) === 'campaigns' ? cwd : join(cwd, 'campaigns'), `${name}.yaml`);
}

/** Throws a UserError when there is such a file. */
export async function refuseTaken(file: string, cwd: string): Promise<void> {
  const isTaken = await access(file).then(
    () => true,
    () => false,
  );
  if (!isTaken) return;
  const hint = 'Choose another name; init never writes over a file.';
  throw new UserError(`${displayPath(file, cwd)} is there already`, { hint });
}
