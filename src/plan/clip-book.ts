import type { ClipDraft } from './clip-draft.ts';
import type { ClipTask } from './plan.ts';

interface Entry {
  readonly draft: ClipDraft;
  /** The most that any of its scenes shows. */
  shownSeconds: number;
  readonly usedBy: Set<string>;
  readonly fitted: Set<string>;
}

/** Collects the clips of a plan: equal key, one clip. */
export class ClipBook {
  readonly #entries = new Map<string, Entry>();

  add(drafts: readonly ClipDraft[], deliverable: string): void {
    for (const draft of drafts) {
      const entry = this.#entries.get(draft.key) ?? { draft, shownSeconds: 0, usedBy: new Set(), fitted: new Set() };
      entry.shownSeconds = Math.max(entry.shownSeconds, draft.shownSeconds);
      entry.usedBy.add(deliverable);
      for (const note of draft.fitted) entry.fitted.add(note);
      this.#entries.set(draft.key, entry);
    }
  }

  tasks(): ClipTask[] {
    return Array.from(this.#entries.values(), ({ draft, shownSeconds, usedBy, fitted }) => ({
      key: draft.key,
      label: draft.label,
      request: draft.request,
      ...(draft.takeOf === undefined ? {} : { takeOf: draft.takeOf }),
      ...(draft.rewrite === undefined ? {} : { rewrite: draft.rewrite }),
      estimateUsd: draft.estimateMicros / 1_000_000,
      priceAsOf: draft.priceAsOf,
      usedBy: [...usedBy],
      fitted: [...fitted],
      fallbacks: draft.fallbacks(shownSeconds),
    }));
  }
}
