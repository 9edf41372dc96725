import type { ClipRequest } from '../../src/plan/plan.ts';

/** A small clip to ask for. */
export function clipRequest(changes: Partial<ClipRequest> = {}): ClipRequest {
  return {
    provider: 'openai',
    model: 'sora-2',
    prompt: 'A kite over a beach',
    avoid: [],
    seconds: 4,
    aspect: '16:9',
    width: 320,
    height: 180,
    resolution: '480p',
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
    ...changes,
  };
}
