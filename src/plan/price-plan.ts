import type { ClipTask, DeliverableTask, PlanPrice } from './plan.ts';
import type { SpeechTask } from './speech.ts';

/** What clips and speech cost, and what they would cost if every scene of every deliverable had its own. */
export function pricePlan(
  clips: readonly ClipTask[],
  deliverables: readonly DeliverableTask[],
  speech: readonly SpeechTask[] = [],
): PlanPrice {
  const prices = new Map(clips.map((clip) => [clip.key, micros(clip)]));
  // Every generated scene has as many takes as any other; footage costs nothing, however often it is shown.
  const takes = clips.reduce((most, { request }) => Math.max(most, request.take), 1);
  const shown = deliverables.flatMap(({ edit }) => edit.scenes.flatMap((scene) => scene.clips));
  return {
    totalUsd: (sum(prices.values()) + sum(speech.map(micros))) / 1_000_000,
    naiveUsd:
      (takes * sum(shown.map(({ key }) => prices.get(key) ?? 0)) +
        sum(speech.map((task) => micros(task) * task.usedBy.length))) /
      1_000_000,
    // Prices of one model may have been read on different days: a total is as old as its oldest part.
    asOf: [...clips, ...speech].flatMap(({ priceAsOf }) => priceAsOf ?? []).toSorted()[0],
  };
}

// Estimates come from whole micro-dollars, so rounding finds them again and sums are exact.
const micros = ({ estimateUsd }: Pick<ClipTask, 'estimateUsd'>) => Math.round(estimateUsd * 1_000_000);

function sum(numbers: Iterable<number>): number {
  return Iterator.from(numbers).reduce((a, b) => a + b, 0);
}
