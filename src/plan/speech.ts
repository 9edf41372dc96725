import type { Asset } from '../campaign/campaign.ts';
import { contentKey } from './content-key.ts';

/** Everything that decides how words sound, and so the key of a recording. Not the address of the service: a gateway that moved speaks with the same voice. */
export interface SpeechRequest {
  readonly provider: 'speech';
  readonly model: string;
  readonly voice: string;
  readonly words: string;
  readonly instructions: string | undefined;
  readonly speed: number | undefined;
}

/** The model that speaks, and what it has spoken already. */
export interface Speaking {
  readonly model: string;
  /** By locale or language; `voice` for all others. */
  readonly voices: Readonly<Record<string, string>>;
  readonly voice: string;
  readonly instructions: string | undefined;
  readonly speed: number | undefined;
  readonly usdPerMillionCharacters: number;
  /** ISO date of the price. */
  readonly asOf: string | undefined;
  /** By key. */
  readonly spoken: ReadonlyMap<string, Asset>;
}

/** Words for a model to speak. Paid for, so addressed by content: equal key, equal recording. */
export interface SpeechTask {
  readonly key: string;
  /** For people, the first place it is used: `teaser/2 ja speech`. */
  readonly label: string;
  readonly request: SpeechRequest;
  readonly estimateUsd: number;
  readonly priceAsOf: string | undefined;
  /** Whether it lies in the store. */
  readonly made: boolean;
  /** Ids of the deliverables in which it is heard. */
  readonly usedBy: readonly string[];
}

export const speechKey = (request: SpeechRequest): string => contentKey(request);

/** Services count characters; one that counts UTF-16 units or bytes instead is a matter of its price. */
export function speechMicros(words: string, { usdPerMillionCharacters }: Speaking): number {
  return Math.ceil(Array.from(words).length * usdPerMillionCharacters);
}
