import type { Asset, Scene } from '../campaign/campaign.ts';
import type { Slot } from './expand.ts';
import type { Findings } from './findings.ts';
import type { Maker } from './maker.ts';
import type { AssetRef } from './plan.ts';
import type { PlanInput } from './plan-input.ts';

/** One scene of one deliverable, with all that decides its clips. */
export interface SceneTask {
  readonly input: PlanInput;
  /** Undefined when the provider is the team's own footage. */
  readonly maker: Maker | undefined;
  /** Who takes over when a clip cannot be started, in order. */
  readonly fallbacks: readonly Maker[];
  readonly findings: Findings;
  readonly slot: Slot;
  readonly scene: Scene;
  /** Counts from 1. */
  readonly number: number;
  /** Length in the edit, and the edit's frames a second. */
  readonly frames: number;
  readonly fps: number;
}

/** How messages name the scene. */
export const sceneName = ({ slot, number }: SceneTask): string => `${slot.video.id}, scene ${number}`;

/** A file that a campaign or brand points at. project/ has read every one of them, so a missing one is a bug. */
export function findAsset(assets: PlanInput['assets'], path: string): Asset {
  const asset = assets.get(path);
  if (asset === undefined) throw new Error(`The plan needs ${path}, which was not read`);
  return asset;
}

export function assetRef(assets: PlanInput['assets'], path: string | undefined): AssetRef | undefined {
  return path === undefined ? undefined : { path, sha256: findAsset(assets, path).sha256 };
}
