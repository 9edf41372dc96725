import { basename } from 'node:path';
import type { ClipRecord, ClipState } from '../ledger/ledger.ts';
import type { AssetRef, ClipTask } from '../plan/plan.ts';
import { type Provenance, provenanceOf } from '../plan/provenance.ts';

/** One piece of footage: what was asked for, who made it and what it cost. */
export interface ManifestClip {
  readonly key: string;
  readonly label: string;
  readonly state: ClipState;
  readonly provider: string;
  readonly model: string;
  /** Whether a model made the footage (ai), it is a drawn storyboard, or it is the team's own. */
  readonly provenance: Provenance;
  /** Who was asked first, where a fallback made it. */
  readonly insteadOf: { readonly provider: string; readonly model: string } | null;
  readonly prompt: string;
  readonly avoid: readonly string[];
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
  readonly aspect: string;
  readonly fps: number;
  readonly seed: number;
  readonly take: number;
  /** Of a take beyond the first: the key of the first. */
  readonly takeOf: string | null;
  /** Whether any deliverable shows it; of several takes one is. */
  readonly shown: boolean;
  readonly reference: ManifestAsset | null;
  readonly footage: ManifestAsset | null;
  /** What the planner changed to fit the model, in words. */
  readonly fitted: readonly string[];
  readonly estimateUsd: number;
  readonly priceAsOf: string | null;
  readonly spentUsd: number;
  /** Of the stored footage; null until it is there. */
  readonly file: { readonly sha256: string; readonly bytes: number } | null;
  /** Ids of the deliverables that show it, or another take of it. */
  readonly usedBy: readonly string[];
}

/** A file by content. Only its name is told: folders are nobody's business. */
interface ManifestAsset {
  readonly name: string;
  readonly sha256: string;
}

export function manifestClip(task: ClipTask, record: ClipRecord | undefined, shown: boolean): ManifestClip {
  const { request } = task;
  const provider = record?.provider ?? request.provider;
  const model = record?.model ?? request.model;
  const file = record?.state === 'ready' ? record.file : undefined;
  return {
    key: task.key,
    label: task.label,
    state: record?.state ?? 'planned',
    provider,
    model,
    provenance: provenanceOf(provider),
    insteadOf: provider === request.provider ? null : { provider: request.provider, model: request.model },
    prompt: request.prompt,
    avoid: request.avoid,
    seconds: request.seconds,
    width: request.width,
    height: request.height,
    aspect: request.aspect,
    fps: request.fps,
    seed: request.seed,
    take: request.take,
    takeOf: task.takeOf ?? null,
    shown,
    reference: manifestAsset(request.reference),
    footage: manifestAsset(request.footage),
    fitted: task.fitted,
    estimateUsd: task.estimateUsd,
    priceAsOf: task.priceAsOf ?? null,
    spentUsd: (record?.spentMicros ?? 0) / 1e6,
    file: file === undefined ? null : { sha256: file.sha256, bytes: file.bytes },
    usedBy: task.usedBy,
  };
}

function manifestAsset(asset: AssetRef | undefined): ManifestAsset | null {
  return asset === undefined ? null : { name: basename(asset.path), sha256: asset.sha256 };
}
