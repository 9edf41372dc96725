import type { Campaign } from '../campaign/campaign.ts';
import { contentKey } from './content-key.ts';
import type { ClipRequest } from './plan.ts';

/** The campaign's seed, or one that follows from what is asked for: the same request has the same seed on every machine. */
export function withSeed(request: Omit<ClipRequest, 'seed'>, { generate }: Campaign): ClipRequest {
  return { ...request, seed: generate.seed ?? derivedSeed(request) };
}

/** 31 bits: some services take a signed number. */
const derivedSeed = (request: object) => Number.parseInt(contentKey(request).slice(0, 8), 16) >>> 1;
