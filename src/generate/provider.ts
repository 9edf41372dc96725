import type { Refusal } from '../errors.ts';
import type { Operation } from '../operation.ts';
import type { ClipRequest } from '../plan/plan.ts';

export type ClipStatus =
  | { readonly state: 'running'; /** 0 to 1 */ readonly progress?: number }
  | { readonly state: 'succeeded'; /** What it cost, where the service says so. */ readonly costUsd?: number }
  | {
      readonly state: 'failed';
      readonly reason: 'moderation' | 'expired' | 'cancelled' | 'error';
      /** With the reason `moderation`: what was refused. */
      readonly refused?: Refusal;
      /** What the service said. */
      readonly message: string;
      readonly mayHaveCost: boolean;
      /** What it cost, where the service says so; otherwise its estimate when it may have cost. */
      readonly costUsd?: number;
    };

/** What a service called us to say. A hint that a look at the job confirms, never a verdict. */
export interface WebhookEvent {
  /** The service's own name of this message: a second delivery carries the same. */
  readonly id: string;
  /** `id` of the operation it speaks of. */
  readonly operation: string;
}

export interface StartOptions {
  readonly signal: AbortSignal;
  /** The finished clip that `request.continues` names: the new one goes on from its last frame. */
  readonly previous?: Operation;
  /** Where the service should call when the job is over; only for services that take an address with each request. */
  readonly webhookUrl?: string;
}

export interface FindOptions {
  /** When the request was sent, by this machine's clock. */
  readonly since: Date;
  /** Ids of operations that other clips hold: none of them is it, however much alike. */
  readonly taken: ReadonlySet<string>;
  readonly signal: AbortSignal;
}

export interface DownloadOptions {
  readonly signal: AbortSignal;
  /** 0 to 1 */
  readonly onProgress?: (fraction: number) => void;
}

/**
 * Makes clips. Errors are `ProviderError`, which say whether anything was started, or `UserError`, which a person can mend.
 * Nothing in here retries a paid request.
 */
export interface VideoProvider {
  readonly id: string;
  /** Billable. The operation is plain JSON and is stored before anything else is asked. */
  start(request: ClipRequest, options: StartOptions): Promise<Operation>;
  /** Read-only; may be repeated. An error is not a verdict: only `failed` is. */
  status(operation: Operation, signal: AbortSignal): Promise<ClipStatus>;
  /** Writes the footage to `file`, a temporary name that the caller moves into place. */
  download(operation: Operation, file: string, options: DownloadOptions): Promise<void>;
  /**
   * What a killed start may have left behind. `undefined` proves that nothing was started; an error says that it cannot be
   * known. A provider without it leaves such a clip `unknown`, for a person to resolve.
   */
  find?(request: ClipRequest, options: FindOptions): Promise<Operation | undefined>;
  /** The operation that a person found at the service by its id; `{ id }` where that is all there is to it. */
  attach?(id: string, request: ClipRequest): Operation;
  cancel?(operation: Operation, signal: AbortSignal): Promise<void>;
  /** Reads a delivery; `undefined` when it speaks of nothing that Reelmill waits for. Rejects with a `WebhookError` when its signature or its time is wrong. */
  webhook?(headers: Headers, body: string): Promise<WebhookEvent | undefined>;
  /** How long to wait between two looks at one clip, in milliseconds; 0 for providers that work in this process. */
  readonly pollMs: number;
  /** How long a clip may be in the making before a run leaves it to the next one, in milliseconds; an hour unless said otherwise. */
  readonly deadlineMs?: number;
}
