import type { Campaign } from '../campaign/campaign.ts';
import { remarksOf } from '../render/remarks-of.ts';
import { type ManifestClip, manifestClip } from './manifest-clip.ts';
import { type ManifestDeliverable, manifestDeliverable } from './manifest-deliverable.ts';
import type { ReportInput } from './report-input.ts';

/** The content of manifest.json. No times, run ids or absolute paths: the same work gives the same bytes, on every machine. */
export interface Manifest {
  /** Of this format; a reader should refuse one it does not know. */
  readonly version: 1;
  readonly campaign: {
    readonly name: string;
    readonly locales: readonly string[];
    readonly platforms: readonly string[];
    readonly approval: Campaign['approval'];
    readonly metadata: Campaign['metadata'];
  };
  readonly summary: {
    readonly deliverables: number;
    /** Made, checked and conforming. */
    readonly ready: number;
    /** Those of them that passed with remarks. */
    readonly withRemarks: number;
    readonly clips: number;
    /** How many of the clips a model made, were drawn as storyboards, or are the team's own footage. */
    readonly provenance: Readonly<Record<ManifestClip['provenance'], number>>;
    /** Clips that another provider made than the one asked for. */
    readonly substitutes: number;
  };
  readonly price: {
    readonly budgetUsd: number | null;
    /** What the clips and the speech of this plan cost so far, failed attempts included. */
    readonly spentUsd: number;
    readonly estimateUsd: number;
    /** One generation for every scene of every deliverable, nothing shared. */
    readonly naiveUsd: number;
    /** The oldest date among the prices used. */
    readonly asOf: string | null;
  };
  readonly deliverables: readonly ManifestDeliverable[];
  readonly clips: readonly ManifestClip[];
  readonly warnings: readonly string[];
}

/** Pure. Everything stands in the order of the plan. */
export function buildManifest(input: ReportInput): Manifest {
  const { campaign, plan } = input;
  const shown = new Set(plan.deliverables.flatMap((task) => task.clips));
  const clips = plan.clips.map((task) => manifestClip(task, input.clips.get(task.key), shown.has(task.key)));
  const byKey = new Map(clips.map((clip) => [clip.key, clip]));
  const deliverables = plan.deliverables.map((task) =>
    manifestDeliverable(task, input.deliverables.get(task.id), {
      platform: input.platforms.get(task.platform),
      clips: byKey,
    }),
  );
  return {
    version: 1,
    campaign: {
      name: campaign.name,
      locales: campaign.locales,
      platforms: campaign.platforms,
      approval: campaign.approval,
      metadata: campaign.metadata,
    },
    summary: summarise(deliverables, clips),
    price: priceOf(input, clips),
    deliverables,
    clips,
    warnings: plan.warnings,
  };
}

function summarise(deliverables: readonly ManifestDeliverable[], clips: readonly ManifestClip[]): Manifest['summary'] {
  const madeBy = (provenance: ManifestClip['provenance']) =>
    clips.filter((clip) => clip.provenance === provenance).length;
  const ready = deliverables.filter(({ state }) => state === 'ready');
  return {
    deliverables: deliverables.length,
    ready: ready.length,
    withRemarks: ready.filter(({ inspection }) => remarksOf(inspection).length > 0).length,
    clips: clips.length,
    provenance: { ai: madeBy('ai'), animatic: madeBy('animatic'), footage: madeBy('footage') },
    substitutes: clips.filter(({ insteadOf }) => insteadOf !== null).length,
  };
}

function priceOf({ plan, clips: records }: ReportInput, clips: readonly ManifestClip[]): Manifest['price'] {
  // Summed in micro-dollars: cents that were added as fractions do not add up.
  const speech = (plan.speech ?? []).map(({ key }) => records.get(key)?.spentMicros ?? 0);
  const micros = [...clips.map(({ spentUsd }) => Math.round(spentUsd * 1e6)), ...speech].reduce((a, b) => a + b, 0);
  return {
    budgetUsd: plan.budgetUsd ?? null,
    spentUsd: micros / 1e6,
    estimateUsd: plan.price.totalUsd,
    naiveUsd: plan.price.naiveUsd,
    asOf: plan.price.asOf ?? null,
  };
}
