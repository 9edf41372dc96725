import type { SpeechTask, Speaking, SpeechRequest } from './speech.ts';
import { speechKey, speechMicros } from './speech.ts';

interface Entry {
  readonly label: string;
  readonly request: SpeechRequest;
  readonly usedBy: Set<string>;
}

/** Collects what a model is to speak in a plan: equal words in an equal voice, one recording. */
export class SpeechBook {
  readonly #entries = new Map<string, Entry>();

  add(request: SpeechRequest, label: string, deliverable: string): void {
    const key = speechKey(request);
    const entry = this.#entries.get(key) ?? { label, request, usedBy: new Set() };
    entry.usedBy.add(deliverable);
    this.#entries.set(key, entry);
  }

  tasks(speaking: Speaking | undefined): SpeechTask[] {
    if (speaking === undefined) return [];
    return Array.from(this.#entries, ([key, { label, request, usedBy }]) => {
      const micros = speechMicros(request.words, speaking);
      return {
        key,
        label,
        request,
        estimateUsd: micros / 1_000_000,
        priceAsOf: micros === 0 ? undefined : speaking.asOf,
        made: speaking.spoken.has(key),
        usedBy: [...usedBy],
      };
    });
  }
}
