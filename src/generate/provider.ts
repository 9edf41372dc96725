import type { ClipRequest } from '../plan/plan.ts';

/** Plain JSON that finds a job again from any process. Committed before the first poll; never holds a secret. */
export type Operation = Readonly<Record<string, string | number | boolean | null>>;

export type ClipStatus =
  | { readonly state: 'running'; /** 0 to 1 */ readonly progress?: number }
  | { readonly state: 'succeeded'; /** What it cost, where the service says so. */ readonly costUsd?: number }
  | {
      readonly state: 'failed';
      readonly reason: 'moderation' | 'expired' | 'cancelled' | 'error';
      /** What the service said. */
      readonly message: string;
      readonly mayHaveCost: boolean;
    };

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
  start(request: ClipRequest, signal: AbortSignal): Promise<Operation>;
  /** Read-only; may be repeated. An error is not a verdict: only `failed` is. */
  status(operation: Operation, signal: AbortSignal): Promise<ClipStatus>;
  /** Writes the footage to `file`, a temporary name that the caller moves into place. */
  download(operation: Operation, file: string, options: DownloadOptions): Promise<void>;
  /**
   * What a killed start may have left behind. `undefined` proves that nothing was started; an error says that it cannot be
   * known. A provider without it leaves such a clip `unknown`, for a person to resolve.
   */
  find?(request: ClipRequest, since: Date, signal: AbortSignal): Promise<Operation | undefined>;
  cancel?(operation: Operation, signal: AbortSignal): Promise<void>;
  /** How long to wait between two looks at one clip, in milliseconds; 0 for providers that work in this process. */
  readonly pollMs: number;
}
