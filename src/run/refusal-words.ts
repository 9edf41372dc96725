import type { Refusal } from '../errors.ts';
import type { ClipStatus } from '../generate/provider.ts';
import type { ClipTask } from '../plan/plan.ts';
import { dollars, showUsd } from './money.ts';
import type { ClipMiss } from './run-result.ts';

type Failure = Extract<ClipStatus, { state: 'failed' }>;

/** A provider's verdict that there will be no clip, in words: what was refused, what it cost, what to do. */
export function failedMiss(
  { label }: ClipTask,
  provider: string,
  { reason, refused, message }: Failure,
  spentMicros: number,
): ClipMiss {
  if (reason !== 'moderation') {
    return { state: 'failed', message: `${provider} could not make ${label} (${reason}): ${message}`, spentMicros };
  }
  const said = /[.!?]$/.test(message) ? message : `${message}.`;
  const cost = spentMicros > 0 ? ` It may have cost ${showUsd(dollars(spentMicros))}.` : '';
  const words = `${provider} ${whatWasRefused(label, refused)}: ${said}${cost} ${refusalAdvice(refused)}`;
  return { state: 'failed', message: words, spentMicros, ...(refused === undefined ? {} : { refused }) };
}

function whatWasRefused(label: string, refused: Refusal | undefined): string {
  if (refused === 'input') return `refused the prompt of ${label}`;
  if (refused === 'output') return `made ${label} and would not hand it over`;
  return refused === undefined ? `refused ${label}` : `refused ${label} by a filter that is known to err`;
}

/** The next step after a refusal, as an instruction. */
export function refusalAdvice(refused: Refusal | undefined): string {
  if (refused === 'input') return 'Change the words of this scene, or its reference picture.';
  if (refused === 'output') {
    return 'It is not asked again by itself, as that would cost again: use other words, or another model.';
  }
  return refused === undefined
    ? 'Change the words of this scene, or choose another model.'
    : 'Run again to try once more, or change the words of this scene.';
}
