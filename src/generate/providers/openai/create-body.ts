import { UserError } from '../../../errors.ts';
import type { Operation } from '../../../operation.ts';
import type { ClipRequest } from '../../../plan/plan.ts';
import { referencePicture, type Picture } from './reference-picture.ts';
import { promptOf, requestFields, secondsOf, type Fields } from './request-fields.ts';
import type { Dialect } from './settings.ts';

/** A form is sent as multipart/form-data, anything else as JSON. */
export type Body = FormData | Readonly<Record<string, unknown>>;

/** The paid request. */
export async function createBody(request: ClipRequest, dialect: Dialect): Promise<Body> {
  const fields = requestFields(request, dialect);
  const picture = request.reference && (await referencePicture(request.reference, request));
  if (dialect.encoding === 'multipart') return formOf(fields, picture);
  return { ...fields, ...(picture && { input_reference: { image_url: dataUrl(picture) } }) };
}

/**
 * Goes on from the last frame of a finished video, which decides model and size. Always JSON: there is no file in it, and
 * gateways read the nested `video` from a form in different ways.
 */
export function extensionBody(request: ClipRequest, previous: Operation, dialect: Dialect): Body {
  return { prompt: promptOf(request, dialect), seconds: secondsOf(request, dialect), video: { id: previous.id } };
}

function formOf(fields: Fields, picture: Picture | undefined): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    form.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  if (picture) form.set('input_reference', new File([new Uint8Array(picture.bytes)], picture.name, picture));
  return form;
}

// OpenAI's specification, ImageInputReferenceParam.image_url.
const longestUrl = 20 * 1024 * 1024;

function dataUrl({ name, type, bytes }: Picture): string {
  const url = `data:${type};base64,${bytes.toString('base64')}`;
  if (url.length <= longestUrl) return url;
  throw new UserError(`${name} is too large for a request in JSON, which holds pictures of up to 15 MB.`, {
    hint: 'Give the scene a JPEG as its reference, or set providers.openai.encoding to multipart.',
  });
}
