import type { ClipRequest, StoryboardNote } from '../../../src/plan/plan.ts';
import { clipRequest } from '../clip-request.ts';

const colours: StoryboardNote['colours'] = {
  primary: '#0f1b33',
  accent: '#5ef0c0',
  text: '#f5f8ff',
  background: '#060a14',
};

/** A small clip of a scene, quick to draw. */
export function sceneRequest(note: string, changes: Partial<ClipRequest> = {}): ClipRequest {
  return clipRequest({
    provider: 'animatic',
    model: 'animatic-1',
    prompt: `${note}. Cinematic, professional.`,
    seconds: 1,
    fps: 24,
    board: { scene: 2, scenes: 3, note, colours },
    ...changes,
  });
}
