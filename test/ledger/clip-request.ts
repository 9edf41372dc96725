import type { ClaimRequest } from '../../src/ledger/ledger.ts';
import type { ClipRequest } from '../../src/plan/plan.ts';

export const clipRequest: ClipRequest = {
  provider: 'openai',
  model: 'sora-2',
  prompt: 'A phone on slate, light sweeps over the lens',
  avoid: ['text'],
  seconds: 4,
  aspect: '16:9',
  width: 1280,
  height: 720,
  resolution: '720p',
  fps: 30,
  seed: 1,
  take: 1,
  reference: undefined,
  footage: undefined,
  board: undefined,
  referenceAs: undefined,
  audio: undefined,
  tier: undefined,
  continues: undefined,
};

/** One clip of a dollar, wanted by run `one`, without a cap. */
export function claimOf(change: Partial<ClaimRequest> = {}): ClaimRequest {
  return {
    key: 'clip',
    label: 'teaser/1 9:16',
    request: clipRequest,
    campaign: 'aurora',
    run: 'one',
    estimateMicros: 1_000_000,
    caps: {},
    limits: { account: 'default', concurrent: 1000, startsPerMinute: 1000, startsPerDay: undefined, remote: true },
    platforms: ['tiktok'],
    uses: 1,
    ...change,
  };
}
