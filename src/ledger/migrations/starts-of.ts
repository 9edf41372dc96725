import type { StartRow } from '../tables.ts';

/** As version 2 had them. */
export type OldStartRow = Omit<StartRow, 'holder'>;

/** A clip of version 1, with what one campaign has reserved and spent on it. */
export interface ChargedClip {
  readonly key: string;
  readonly campaign: string;
  readonly payer: string;
  readonly state: 'planned' | 'starting' | 'running' | 'ready' | 'failed' | 'unknown';
  readonly provider: string;
  readonly model: string;
  readonly operation: string | null;
  readonly attempt: number;
  readonly run: string | null;
  readonly error: string | null;
  readonly started_at: string | null;
  readonly updated_at: string;
  readonly reserved_micros: number;
  readonly spent_micros: number;
}

/** Tells the sums of version 1 apart into starts, as far as they can be: the one at hand, and all that cost money before it. */
export function startsOf(charged: readonly ChargedClip[]): OldStartRow[] {
  const ids = new Map<string, number>();
  for (const { campaign, payer, provider, operation } of charged) {
    if (payer !== campaign) continue;
    const id = `${provider} ${idOf(operation)}`;
    ids.set(id, (ids.get(id) ?? 0) + 1);
  }
  const isUnique = ({ provider, operation }: ChargedClip) => ids.get(`${provider} ${idOf(operation)}`) === 1;
  return [...Map.groupBy(charged, ({ key }) => key).values()].flatMap((ofClip) => {
    const rows = ofClip.flatMap((clip) => (clip.payer === clip.campaign ? own(clip, isUnique(clip)) : [before(clip)]));
    // Below the numbers of those that are claimed from now on.
    return rows.map((row, index) =>
      row.outcome === 'failed' && row.attempt === 0 ? { ...row, attempt: -index } : row,
    );
  });
}

function own(clip: ChargedClip, isUnique: boolean): OldStartRow[] {
  const { state, attempt, run, operation, error, reserved_micros, spent_micros } = clip;
  // A clip that is paid and whose file was lost is fetched again: nothing is open at the provider.
  const isPaid = state === 'ready' || (state === 'running' && reserved_micros === 0 && spent_micros > 0);
  const isOpen = !isPaid && (state === 'starting' || state === 'running' || state === 'unknown');
  const outcome = isPaid ? 'ready' : state === 'failed' || spent_micros > 0 ? 'failed' : 'released';
  const last: OldStartRow = {
    ...before(clip),
    attempt,
    run,
    operation,
    operation_id: isUnique ? idOf(operation) : null,
    reserved_micros,
    spent_micros: isOpen ? 0 : spent_micros,
    made_at: isPaid ? clip.updated_at : null,
    settled_at: isOpen ? null : clip.updated_at,
    outcome: isOpen ? null : outcome,
    message: error,
  };
  return isOpen && spent_micros > 0 ? [last, before(clip)] : [last];
}

/** What a campaign spent on starts that came to nothing. */
function before({ key, payer, provider, model, started_at, updated_at, spent_micros }: ChargedClip): OldStartRow {
  const at = started_at ?? updated_at;
  return {
    clip: key,
    attempt: 0,
    campaign: payer,
    run: null,
    provider,
    account: 'default',
    model,
    remote: 1,
    platforms: '[]',
    uses: 1,
    reserved_micros: 0,
    spent_micros,
    claimed_at: at,
    sent_at: at,
    made_at: null,
    settled_at: updated_at,
    operation: null,
    operation_id: null,
    outcome: 'failed',
    message: null,
  };
}

function idOf(operation: string | null): string | null {
  const parsed: { readonly id?: unknown } | null = operation === null ? null : JSON.parse(operation);
  return typeof parsed?.id === 'string' ? parsed.id : null;
}
