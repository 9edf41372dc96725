import type { Model } from '../campaign/model-schema.ts';
import { checkFill } from './check-fill.ts';
import { type ClipDraft, type SceneClips, clipKey } from './clip-draft.ts';
import { estimateMicros } from './estimate.ts';
import type { LengthFit } from './fit-length.ts';
import { type RequestFit, fitRequest } from './fit-request.ts';
import type { ClipRequest } from './plan.ts';
import { type Maker, type SceneTask, sceneName } from './scene-task.ts';
import { sceneWords } from './scene-words.ts';
import { withSeed } from './seed.ts';
import { type TunedPrompt, tunePrompt } from './tune-prompt.ts';

/** The clips a model makes for a scene: one or a chain, times the takes. The edit shows the first take. */
export function generatedClips(task: SceneTask, { model, fitLength }: Maker): SceneClips {
  const length = fitLength(task.frames, task.fps);
  const fit = fitRequest(task, model);
  warn(task, model, length, fit);
  const parts = length.clips.map(({ seconds }, index) => {
    const tuned = tune(task, model, fit, { part: index + 1, parts: length.clips.length });
    const fitted = [length.note, ...fit.notes, tuned.note].filter((note) => note !== undefined);
    const request = withSeed(
      { ...fit.request, prompt: tuned.prompt, avoid: tuned.avoid, seconds },
      task.input.campaign,
    );
    return takesOf(task, request).map((take) => draft(task, model, take, part(index, length), fitted));
  });
  return { drafts: parts.flat(), shown: shownClips(parts, length, task.fps) };
}

function shownClips(parts: readonly ClipDraft[][], { clips }: LengthFit, fps: number): SceneClips['shown'] {
  return parts.flatMap(([first], index) =>
    first === undefined ? [] : [{ key: first.key, from: 0, seconds: (clips[index]?.frames ?? 0) / fps }],
  );
}

function tune(
  task: SceneTask,
  model: Model,
  { size }: RequestFit,
  place: { part: number; parts: number },
): TunedPrompt {
  const { campaign, brand } = task.input;
  const { variant, platform, locale } = task.slot;
  const words = sceneWords(task.scene.prompt, variant.content, locale, campaign.locales);
  const limit = model.promptCharacters;
  const tuned = tunePrompt({ words, tune: campaign.generate.tune, platform, brand, size, limit, ...place });
  if (tuned !== undefined) return tuned;
  task.findings.mistakes.add(
    `${sceneName(task)}: the prompt has ${words.scene.length} characters and ${model.name} takes ${limit}: shorten it.`,
  );
  return { prompt: '', avoid: [], note: undefined };
}

/** Takes are the same request with the next seed, else a model that obeys its seed would make the same clip again. */
function takesOf({ input }: SceneTask, request: ClipRequest): ClipRequest[] {
  return Array.from({ length: input.campaign.generate.takes }, (_, index) => ({
    ...request,
    take: index + 1,
    seed: (request.seed + index) % 2 ** 32,
  }));
}

function draft(task: SceneTask, model: Model, request: ClipRequest, place: string, fitted: string[]): ClipDraft {
  const micros = estimateMicros(model, request);
  const { tune: tuning, takes } = task.input.campaign.generate;
  const platform = tuning === 'platform' ? ` ${task.slot.platform.id}` : '';
  const take = takes > 1 ? ` take ${request.take}` : '';
  return {
    key: clipKey(request),
    label: `${task.slot.video.id}/${task.number}${place} ${request.aspect}${platform}${take}`,
    request,
    estimateMicros: micros,
    priceAsOf: micros > 0 ? model.asOf : undefined,
    fitted,
  };
}

/** `teaser/2b` is the second piece of a chained scene 2. */
const part = (index: number, { clips }: LengthFit) => (clips.length === 1 ? '' : String.fromCodePoint(97 + index));

function warn(task: SceneTask, model: Model, length: LengthFit, fit: RequestFit): void {
  const { warnings } = task.findings;
  checkFill(task, fit.size);
  if (length.clips.length > 1) {
    warnings.add(
      `${sceneName(task)} is chained from ${length.clips.length} clips, and the joints may show: ${length.note}`,
    );
  }
  if (task.scene.reference !== undefined && !model.reference) {
    warnings.add(`${sceneName(task)}: ${model.name} takes no reference picture, so it is not used`);
  }
}
