import { UserError } from '../errors.ts';
import type { ClipRecord, ClipState, Ledger } from '../ledger/ledger.ts';
import { clipName } from './clip-name.ts';

/** The one clip of unknown fate that a person means, by its label or the beginning of its key. */
export async function pickUnknown(name: string, campaign: string | undefined, ledger: Ledger): Promise<ClipRecord> {
  const named = (await ledger.clipsNamed(name)).filter((clip) => campaign === undefined || clip.campaign === campaign);
  const [clip, ...others] = named.filter(({ state }) => state === 'unknown');
  if (clip === undefined) throw nothingUnknown(name, named[0]);
  if (others.length === 0) return clip;
  throw new UserError(`${name} is the name of ${others.length + 1} clips.`, {
    hint: `Use the key: ${[clip, ...others].map((one) => `${clipName(one)} of ${one.campaign}`).join(', ')}.`,
  });
}

function nothingUnknown(name: string, clip: ClipRecord | undefined): UserError {
  if (clip === undefined) {
    return new UserError(`There is no clip ${name}.`, {
      hint: '`reelmill status FILE` shows those that need a person.',
    });
  }
  return new UserError(`${clipName(clip)} needs nobody: ${states[clip.state]}.`);
}

const states: Readonly<Record<ClipState, string>> = {
  planned: 'it is not started, and the next run starts it',
  starting: 'it is being started, or a run ended while it was. The next run looks it up by itself',
  running: 'it is in the making, and the next run fetches it',
  ready: 'it is made',
  failed: 'it has failed, and the next run makes it anew',
  unknown: 'nobody knows what became of it',
};
