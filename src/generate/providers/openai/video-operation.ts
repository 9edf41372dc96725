import { UserError } from '../../../errors.ts';
import type { Operation } from '../../../operation.ts';
import type { ClipRequest } from '../../../plan/plan.ts';
import type { OpenaiSettings } from './settings.ts';
import { secondsSaid, type Video } from './video.ts';

interface Circumstances {
  readonly settings: OpenaiSettings;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly previous?: Operation | undefined;
}

/** Carries what was asked for too: some gateways change it without a word. */
export function operationOf(video: Video, request: ClipRequest, circumstances: Circumstances): Operation {
  const { settings, now } = circumstances;
  const { seconds, width, height } = request;
  const createdAt = video.created_at ?? Math.floor(now / 1000);
  const asked = { seconds, width, height };
  const before = request.continues === undefined ? {} : { before: secondsBefore(video, request, circumstances) };
  return { id: video.id, host: settings.host, createdAt, ...asked, ...before };
}

/** How much of an extension is there already: its video, and the length it tells of itself, are those of the whole. */
function secondsBefore(video: Video, { seconds }: ClipRequest, { previous }: Circumstances): number {
  if (previous !== undefined) return Number(previous['before'] ?? 0) + Number(previous['seconds'] ?? 0);
  return Math.max(0, (secondsSaid(video) ?? seconds) - seconds);
}

/** A gateway knows only its own jobs, and would answer that this one never was. What a person attached names no host. */
export function idOf({ id, host }: Operation, settings: OpenaiSettings): string {
  if (host === undefined || host === settings.host) return id;
  throw new UserError(`This clip was started at ${host}, not at ${settings.host}.`, {
    hint: `Set the base URL back to ${host} until it is done.`,
  });
}
