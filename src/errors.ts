/** What the process tells its caller: 0 done, 1 mistake in input or configuration, 2 some work failed, 3 refused (budget, approval, policy), 130 interrupted. */
export const ExitCode = { done: 0, mistake: 1, failed: 2, refused: 3, interrupted: 130 } as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** A mistake in a file a person wrote. Lines and columns count from 1. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** Stable and machine-readable, such as `unknown-key` or `missing-asset`. */
  readonly code: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many columns the caret underlines. */
  readonly length: number;
  /** Where in the document, such as `['videos', 0, 'scenes', 1]`. */
  readonly path: readonly (string | number)[];
  /** The next step: "did you mean …", or what is allowed here. */
  readonly hint?: string;
  /** The line in question with the one before and after it, and a caret. */
  readonly frame?: string;
}

interface UserErrorOptions {
  /** What to do next, as an instruction. */
  readonly hint?: string;
  readonly exitCode?: ExitCode;
  readonly diagnostics?: readonly Diagnostic[];
  readonly cause?: unknown;
}

/** Something the person can mend: shown without a stack trace, with the next step. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly hint: string | undefined;
  readonly exitCode: ExitCode;
  readonly diagnostics: readonly Diagnostic[];

  constructor(message: string, options: UserErrorOptions = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? ExitCode.mistake;
    this.diagnostics = options.diagnostics ?? [];
  }
}

/**
 * What a service refused to show: the request, before work began; the finished clip; or nothing that is really there, by a
 * filter that is known to pass the same prompt on another try.
 */
export type Refusal = 'input' | 'output' | 'false-positive';

interface ProviderErrorOptions {
  readonly provider: string;
  /** Whether this error proves that the service started nothing (429, connection refused): only then may a paid request be sent again. */
  readonly nothingStarted?: boolean;
  /** Whether the same question may be asked again (only ever true of reads, or when nothing was started). */
  readonly retryable?: boolean;
  /** Whether the failed work may have cost money. */
  readonly mayHaveCost?: boolean;
  /** Wait at least this long before asking again, from Retry-After. */
  readonly retryAfterMs?: number;
  /** The service has too much to do for us (429): fewer should be asked of it at once. */
  readonly throttled?: boolean;
  /** It was refused for what it would show. */
  readonly refused?: Refusal;
  readonly hint?: string;
  readonly cause?: unknown;
}

/** What a service said, and what follows from it for money and retries. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly provider: string;
  readonly nothingStarted: boolean;
  readonly retryable: boolean;
  readonly mayHaveCost: boolean;
  readonly retryAfterMs: number | undefined;
  readonly throttled: boolean;
  readonly refused: Refusal | undefined;
  readonly hint: string | undefined;

  constructor(message: string, options: ProviderErrorOptions) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.provider = options.provider;
    this.nothingStarted = options.nothingStarted ?? false;
    this.retryable = options.retryable ?? this.nothingStarted;
    this.mayHaveCost = options.mayHaveCost ?? !this.nothingStarted;
    this.retryAfterMs = options.retryAfterMs;
    this.throttled = options.throttled ?? false;
    this.refused = options.refused;
    this.hint = options.hint;
  }
}

/** A webhook delivery that must not be believed: forged, or too old. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
}

/** Something that nobody foresaw ended a run: a bug, whose traces are in the log. */
export class RunError extends Error {
  override readonly name = 'RunError';
  /** Absolute path. */
  readonly log: string;

  constructor(log: string, cause: unknown) {
    super('the run ended unexpectedly', { cause });
    this.log = log;
  }
}
