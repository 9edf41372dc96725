import type { ModelFacts } from '../campaign/model-facts.ts';
import { checkFill } from './check-fill.ts';
import { chosenTake } from './chosen-take.ts';
import { type ClipDraft, type SceneClips, clipKey } from './clip-draft.ts';
import { fallbacksFor } from './fallbacks-for.ts';
import { type LengthFit, roundedSeconds } from './fit-length.ts';
import { type RequestFit, fitRequest, takesPictureAs } from './fit-request.ts';
import { goesOn } from './goes-on.ts';
import type { Maker } from './maker.ts';
import type { ClipRequest } from './plan.ts';
import { rewritePrompt } from './rewrite-prompt.ts';
import { type SceneTask, sceneName } from './scene-task.ts';
import { withSeed } from './seed.ts';
import { firstTake } from './take-groups.ts';
import type { TunedPrompt } from './tune-prompt.ts';
import { type Piece, wordsOf, writePrompt } from './write-prompt.ts';

/** The clips a model makes for a scene: one or a chain, times the takes. The edit shows one take. */
export function generatedClips(task: SceneTask, maker: Maker): SceneClips {
  const fit = fitRequest(task, maker);
  const length = maker.fitLength(fit.size)(task.frames, task.fps);
  const continued = goesOn(task.input, maker, length);
  warn(task, maker.model, length, fit, continued.includes(true));
  const pieces: ClipDraft[][] = [];
  for (const [index, clip] of length.clips.entries()) {
    const before = continued[index] === true ? pieces[index - 1] : undefined;
    pieces.push(pieceOf(task, maker, { fit, length, clip, index, before }));
  }
  return { drafts: pieces.flat(), shown: shownClips(task, pieces, length) };
}

interface PieceTask {
  readonly fit: RequestFit;
  readonly length: LengthFit;
  readonly clip: LengthFit['clips'][number];
  readonly index: number;
  /** The takes of the piece that this one goes on from. */
  readonly before: readonly ClipDraft[] | undefined;
}

/** Every take of one piece. */
function pieceOf(task: SceneTask, maker: Maker, { fit, length, clip, index, before }: PieceTask): ClipDraft[] {
  const piece: Piece = { part: index + 1, parts: length.clips.length };
  const tuned = tune(task, maker, fit, piece);
  const fitted = [lengthNote(task, length), ...fit.notes, tuned.note].filter((note) => note !== undefined);
  const { prompt, avoid } = tuned;
  const asked = { ...fit.request, prompt, avoid, seconds: clip.seconds };
  const { request: unseeded, ...rewritten } = rewritePrompt(task, maker.model, asked);
  const request = withSeed(unseeded, task.input.campaign);
  const { micros, asOf } = maker.price(fit.size, clip.seconds);
  const drafts = takesOf(task, request, before).map((take): ClipDraft => ({
    key: clipKey(take),
    label: labelOf(task, take, piece),
    request: take,
    estimateMicros: micros,
    priceAsOf: micros > 0 ? asOf : undefined,
    shownSeconds: clip.frames / task.fps,
    fitted,
    fallbacks: (seconds) => fallbacksFor(task, take, piece, seconds),
    ...rewritten,
  }));
  return named(drafts, before);
}

/** What goes on from another piece is chosen with it: joined to another take, it would jump. */
function named(drafts: readonly ClipDraft[], before: PieceTask['before']): ClipDraft[] {
  const [first] = before ?? drafts;
  if (first === undefined || drafts.length < 2) return [...drafts];
  const takeOf = firstTake(first);
  return drafts.map((draft) => (draft.key === takeOf ? draft : { ...draft, takeOf }));
}

function shownClips(task: SceneTask, pieces: readonly ClipDraft[][], { clips }: LengthFit): SceneClips['shown'] {
  return pieces.flatMap((takes, index) => {
    const key = chosenTake(task, takes)?.key;
    return key === undefined ? [] : [{ key, from: 0, seconds: (clips[index]?.frames ?? 0) / task.fps }];
  });
}

function tune(task: SceneTask, maker: Maker, { size }: RequestFit, piece: Piece): TunedPrompt {
  const tuned = writePrompt(task, maker, size, piece);
  if (tuned !== undefined) return tuned;
  const { name, promptCharacters } = maker.model;
  task.findings.mistakes.add(
    `${sceneName(task)}: the prompt has ${wordsOf(task).scene.length} characters and ${name} takes ${promptCharacters}: shorten it.`,
  );
  return { prompt: '', avoid: [], note: undefined };
}

/** Takes are the same request with the next seed, else a model that obeys its seed would make the same clip again. */
function takesOf({ input }: SceneTask, request: ClipRequest, before: PieceTask['before']): ClipRequest[] {
  return Array.from({ length: input.campaign.generate.takes }, (_, index) => ({
    ...request,
    ...goingOn(before?.[index]),
    take: index + 1,
    seed: (request.seed + index) % 2 ** 32,
  }));
}

/** It begins where the other ends, so not with a picture. */
const goingOn = (before: ClipDraft | undefined): Partial<ClipRequest> =>
  before === undefined ? {} : { continues: before.key, reference: undefined, referenceAs: undefined };

/** `teaser/2b` is the second piece of a chained scene 2. */
function labelOf({ slot, number, input }: SceneTask, { aspect, take }: ClipRequest, { part, parts }: Piece): string {
  const { tune: tuning, takes } = input.campaign.generate;
  const letter = parts === 1 ? '' : String.fromCodePoint(96 + part);
  const platform = tuning === 'platform' ? ` ${slot.platform.id}` : '';
  return `${slot.video.id}/${number}${letter} ${aspect}${platform}${takes > 1 ? ` take ${take}` : ''}`;
}

function lengthNote({ scene, frames, fps }: SceneTask, { note, clips }: LengthFit): string | undefined {
  if (scene.lengthAs !== 'duration') return note && `asked for ${roundedSeconds(frames / fps)} s, ${note}`;
  return `duration ${scene.seconds}: ${note ?? `${clips[0]?.seconds} s`}`;
}

function warn(task: SceneTask, model: ModelFacts, length: LengthFit, fit: RequestFit, continued: boolean): void {
  const { warnings } = task.findings;
  checkFill(task, fit.size);
  if (length.clips.length > 1 && !continued) {
    warnings.add(
      `${sceneName(task)} is chained from ${length.clips.length} clips, and the joints may show: ${lengthNote(task, length)}`,
    );
  }
  if (task.scene.reference !== undefined && takesPictureAs(model) === undefined) {
    warnings.add(`${sceneName(task)}: ${model.name} takes no reference picture, so it is not used`);
  }
}
