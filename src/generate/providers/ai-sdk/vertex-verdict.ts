import { valueAt } from '../../../campaign/value-at.ts';
import type { Refusal } from '../../../errors.ts';
import type { ClipStatus } from '../../provider.ts';
import type { Answer } from './service.ts';

/**
 * What the SDK throws away: it says "No videos in response" of a filtered job, without Google's reasons, and keeps no code
 * of a failed one. `done` with nothing but a count of filtered videos has been taken for success, and charged
 * (github.com/QuantumNous/new-api/pull/6838).
 */
export function vertexVerdict({ body }: Answer): ClipStatus | undefined {
  if (valueAt(body, ['done']) !== true) return undefined;
  const videos = valueAt(body, ['response', 'videos']);
  const filtered = valueAt(body, ['response', 'raiMediaFilteredCount']);
  if (Array.isArray(videos) && videos.length > 0) return undefined;
  if (typeof filtered === 'number' && filtered > 0) return blocked(reasonsOf(body), 'output');
  const message = valueAt(body, ['error', 'message']);
  // 3 is INVALID_ARGUMENT: the prompt or the picture is refused after the job was taken on.
  const refused = valueAt(body, ['error', 'code']) === 3 && typeof message === 'string' && guidelines.test(message);
  return refused ? blocked(message, 'input') : undefined;
}

const guidelines = /usage guidelines|responsible ai|sensitive words|policy|safety/i;
const free = /not (?:been|be) charged/i;

// Fails by chance and passes on another try, and says so: github.com/googleapis/js-genai/issues/1272.
const audioFilter = /issue with the audio for your prompt/i;

function blocked(message: string, refusal: Refusal): ClipStatus {
  const refused = audioFilter.test(message) ? 'false-positive' : refusal;
  return { state: 'failed', reason: 'moderation', refused, message, mayHaveCost: !free.test(message) };
}

function reasonsOf(body: unknown): string {
  const reasons = valueAt(body, ['response', 'raiMediaFilteredReasons']);
  const told = Array.isArray(reasons) ? reasons.filter((reason) => typeof reason === 'string') : [];
  return told.join(' ') || 'Google filtered the video and did not say why.';
}
