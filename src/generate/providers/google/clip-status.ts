import { ProviderError } from '../../../errors.ts';
import type { ClipStatus } from '../../provider.ts';
import { flawsOf, outputs, videoIn, type Interaction } from './interaction.ts';
import { isSafety } from './is-safety.ts';

/** A new name of a state is no verdict: it is thrown, and may be asked again. */
export function clipStatus(interaction: Interaction): ClipStatus {
  switch (interaction.status) {
    case 'queued':
    case 'in_progress':
    // The service goes on by itself with what runs in the background.
    case 'requires_continuation':
      return { state: 'running' };
    case 'completed':
      return videoIn(interaction) === undefined ? withoutVideo(interaction) : { state: 'succeeded' };
    case 'cancelled':
      return failed(interaction, 'cancelled');
    case 'failed':
    case 'incomplete':
    case 'requires_action':
    case 'budget_exceeded':
      return failed(interaction, 'error');
    default:
      throw new ProviderError(
        `The state of ${interaction.id} is "${interaction.status}", which Reelmill does not know.`,
        {
          provider: 'google',
          retryable: true,
        },
      );
  }
}

/** What its filters hold back comes as `completed`, with words in place of the video. */
function withoutVideo(interaction: Interaction): ClipStatus {
  const isRefusal = words(interaction) !== '' && madeVideo(interaction) !== true;
  return failed(interaction, isRefusal ? 'moderation' : 'error', 'It is completed, but has no video');
}

function failed(
  interaction: Interaction,
  reason: 'moderation' | 'cancelled' | 'error',
  otherwise: string = interaction.status,
): ClipStatus {
  const refused = reason === 'moderation' || flawsOf(interaction).some(isSafety);
  return {
    state: 'failed',
    reason: refused ? 'moderation' : reason,
    ...(refused && { refused: 'output' }),
    message: words(interaction) || otherwise,
    // It is paid by tokens, and nearly all of them are the video's.
    mayHaveCost: madeVideo(interaction) !== false,
  };
}

/** Whether the service counts tokens of a video; undefined when it does not say. */
function madeVideo({ usage }: Interaction): boolean | undefined {
  return usage?.output_tokens_by_modality?.some(({ modality, tokens }) => /video/i.test(modality) && tokens > 0);
}

function words(interaction: Interaction): string {
  const said = [
    ...flawsOf(interaction).map(({ message }) => message),
    ...outputs(interaction).map((each) => each.text),
  ];
  return said.filter(Boolean).join(' ').replaceAll(/\s+/g, ' ').slice(0, 300);
}
