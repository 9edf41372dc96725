import type { ClipKey, ClipTask } from './plan.ts';

/** One of several ways to show the same: a clip, or with a chain whose pieces go on from each other, all of them. */
export interface Take {
  readonly number: number;
  readonly clips: readonly ClipTask[];
}

/** Clips of one request, of which the edit shows one take. */
export interface TakeGroup {
  /** Of the first clip of the first take: a choice names it, and so ends when anything is asked for differently. */
  readonly key: ClipKey;
  /** What the takes are called, without their number. Clips of other locales or variants may be called the same. */
  readonly label: string;
  /** First one first. */
  readonly takes: readonly Take[];
}

/** The clips that were asked for more than once, in the order of the plan. */
export function takeGroups(clips: readonly ClipTask[]): TakeGroup[] {
  return [...Map.groupBy(clips, firstTake)].flatMap(([key, all]) => {
    const byNumber = Map.groupBy(all, ({ request }) => request.take);
    const takes = Array.from(byNumber, ([number, own]) => ({ number, clips: own }));
    return takes.length < 2
      ? []
      : [{ key, label: takeLabel(all[0]), takes: takes.toSorted((a, b) => a.number - b.number) }];
  });
}

/** The key that a choice between a clip and its other takes goes by. */
export const firstTake = ({ key, takeOf }: { readonly key: ClipKey; readonly takeOf?: ClipKey | undefined }): ClipKey =>
  takeOf ?? key;

/** `teaser/1 16:9` of `teaser/1 16:9 take 2`. */
export const takeLabel = (clip: Pick<ClipTask, 'label'> | undefined): string =>
  clip?.label.replace(/ take \d+$/, '') ?? '';

/** Every clip of which there are several takes. */
export const clipsWithTakes = (clips: readonly ClipTask[]): ClipTask[] =>
  takeGroups(clips).flatMap(({ takes }) => takes.flatMap((take) => take.clips));
