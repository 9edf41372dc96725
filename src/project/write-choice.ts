import { dirname } from 'node:path';
import { type Choice, takesSchema } from '../campaign/takes-schema.ts';
import { UserError } from '../errors.ts';
import { companionFile, readCompanion, writeCompanion } from './companion-file.ts';

const about = 'Which takes are shown, as chosen with `reelmill choose`. Commit this file with its campaign.';

/** Puts a choice in the place of an earlier one for the same request. Returns the path of the file. */
export async function writeChoice(campaignFile: string, choice: Choice): Promise<string> {
  const path = companionFile(campaignFile, 'takes');
  // Read again: another run may have added to it.
  const parsed = await readCompanion(takesSchema, path, dirname(path));
  const diagnostics = parsed?.diagnostics ?? [];
  if (diagnostics.length > 0) throw new UserError(`${path} has a mistake`, { diagnostics });
  const others = (parsed?.value?.takes ?? []).filter(({ request }) => request !== choice.request);
  const takes = [...others, choice].toSorted((a, b) => (a.clip < b.clip ? -1 : 1));
  await writeCompanion(path, about, { takes });
  return path;
}
