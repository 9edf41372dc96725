import { UserError } from '../../../errors.ts';
import type { AssetRef, ClipRequest } from '../../../plan/plan.ts';
import { promptWithAvoid } from '../../prompt-with-avoid.ts';
import { readPicture } from '../../read-picture.ts';
import { runwayModels, type RunwayModel } from './models.ts';

export interface TaskRequest {
  readonly path: '/v1/text_to_video' | '/v1/image_to_video';
  readonly body: Readonly<Record<string, unknown>>;
}

/** The paid request. Everything is named, since what is left out is decided, and charged, by the service. */
export async function taskRequest(request: ClipRequest): Promise<TaskRequest> {
  const model = modelOf(request);
  const firstFrame = request.reference !== undefined && request.referenceAs !== 'style';
  const body = {
    model: request.model,
    duration: secondsOf(request, model),
    ...shapeOf(request, model, firstFrame),
    ...wordsOf(request, model),
    ...(model.takes.includes('seed') && { seed: request.seed }),
    ...audioOf(request, model),
  };
  if (request.continues !== undefined) {
    throw refuse(request, 'cannot go on from another clip', 'Make the scene shorter, so that one clip covers it.');
  }
  if (request.reference === undefined) return { path: '/v1/text_to_video', body };
  const uri = await dataUri(request.reference);
  if (firstFrame) {
    return { path: '/v1/image_to_video', body: { ...body, promptImage: [{ uri, position: 'first' }] } };
  }
  if (!model.references) throw refuse(request, 'takes a picture only as its first frame', 'Choose another model.');
  return { path: '/v1/text_to_video', body: { ...body, references: [{ uri }] } };
}

function modelOf(request: ClipRequest): RunwayModel {
  const model = Object.hasOwn(runwayModels, request.model) ? runwayModels[request.model] : undefined;
  if (model !== undefined) return model;
  const hint = `Choose one of ${Object.keys(runwayModels).join(', ')}.`;
  throw new UserError(`Reelmill does not know how to ask Runway for ${request.model}.`, { hint });
}

function secondsOf(request: ClipRequest, { seconds }: RunwayModel): number {
  if (Number.isInteger(request.seconds) && seconds?.includes(request.seconds) !== false) return request.seconds;
  const those = seconds === undefined ? 'whole seconds' : `${seconds.join(', ')} seconds`;
  throw refuse(request, `makes ${those}, not ${request.seconds}`, 'Change the length of the scene.');
}

function shapeOf(request: ClipRequest, model: RunwayModel, firstFrame: boolean): Readonly<Record<string, string>> {
  const { aspect, width, height, tier, resolution } = request;
  const told = model.takes.includes('resolution') ? { resolution: tier ?? resolution } : undefined;
  const ratios = firstFrame ? model.image : model.text;
  // The picture decides the shape: wan3 is still told how large, in the field for the shape.
  if (ratios === undefined) return told ?? { ratio: `auto_${resolution}` };
  const ratio = told === undefined ? `${width}:${height}` : aspect;
  if (ratios.includes(ratio)) return { ratio, ...told };
  if (ratios.length === 0) throw refuse(request, 'needs a picture to begin with', 'Give the scene a reference.');
  throw refuse(request, `makes ${ratios.join(', ')}, not ${ratio}`, 'Choose another resolution, platform or model.');
}

/** A field for what to avoid where there is one. */
function wordsOf(request: ClipRequest, { promptLength, takes }: RunwayModel): Readonly<Record<string, string>> {
  const apart = takes.includes('negativePrompt') && request.avoid.length > 0;
  const promptText = apart ? request.prompt : promptWithAvoid(request);
  if (promptText.trim() === '') throw refuse(request, 'needs a prompt', 'Give the scene one.');
  if (promptLength !== undefined && promptText.length > promptLength) {
    const words = `takes ${promptLength} characters of prompt, and this one has ${promptText.length}`;
    throw refuse(request, words, 'Shorten the prompt of this scene, or what the brand avoids.');
  }
  return { promptText, ...(apart && { negativePrompt: request.avoid.join(', ') }) };
}

function audioOf(request: ClipRequest, { takes }: RunwayModel): { readonly audio?: boolean } {
  if (request.audio === undefined) return {};
  if (takes.includes('audio')) return { audio: request.audio };
  throw refuse(request, 'has no switch for sound', 'Leave the sound out of the campaign, or choose another model.');
}

// Counted as it is sent; https://docs.dev.runwayml.com/assets/inputs (2026-09).
const longestDataUri = 5_000_000;

async function dataUri(reference: AssetRef): Promise<string> {
  const { mediaType, base64 } = await readPicture(reference);
  const uri = `data:${mediaType};base64,${base64}`;
  if (uri.length <= longestDataUri) return uri;
  const hint = 'Save the picture smaller: 1920 pixels and JPEG are plenty.';
  throw new UserError(`${reference.path} is too large for Runway, which takes 3.7 MB.`, { hint });
}

function refuse({ model }: ClipRequest, words: string, hint: string): UserError {
  return new UserError(`Runway's ${model} ${words}.`, { hint });
}
