import { existsSync } from 'node:fs';
import pLimit from 'p-limit';
import type { Media } from '../media/media.ts';
import { openService, type ServiceTools } from '../openai-service/open-service.ts';
import { unlessBusy } from '../openai-service/unless-busy.ts';
import type { SpeechTask } from '../plan/speech.ts';
import type { Config } from '../project/config.ts';
import { askSpeech } from './ask-speech.ts';
import { keepRecording, recordingIn } from './keep-recording.ts';
import { paidErrand, type ErrandOutcome, type Payer } from './paid-errand.ts';

interface SpeakTools extends ServiceTools {
  readonly media: Media;
  readonly payer: Payer;
  /** Where recordings are kept. */
  readonly folder: string;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
}

export type SpeakOutcome = ErrandOutcome & { readonly task: SpeechTask };

const atOnce = 3;

/** Has a model speak every task. One that fails stops no other. */
export async function speakWords(
  tasks: readonly SpeechTask[],
  settings: NonNullable<Config['speech']>,
  tools: SpeakTools,
): Promise<SpeakOutcome[]> {
  // No retries of the SDK's own: an answer that was lost on its way has been paid for.
  const service = await openService(settings, tools, 0);
  const { folder, signal } = tools;
  return await pLimit(atOnce).map(tasks, async (task) => {
    const { key, label, request, usedBy } = task;
    const platforms = [...new Set(usedBy.flatMap((id) => id.split('/')[1] ?? []))];
    const estimateMicros = Math.round(task.estimateUsd * 1_000_000);
    const errand = { key, label, request, estimateMicros, platforms, uses: usedBy.length };
    const outcome = await paidErrand(errand, tools.payer, {
      service,
      ask: () => unlessBusy(() => askSpeech(service, request, signal), tools),
      keep: (sent) => keepRecording(sent, task, tools),
      isThere: async () => existsSync(recordingIn(folder, key)),
    });
    return { task, ...outcome };
  });
}
