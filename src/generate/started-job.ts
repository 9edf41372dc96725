import { ProviderError, UserError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import type { ClipStatus } from './provider.ts';
import type { Service } from './service-settings.ts';

type Place = Pick<Service, 'provider' | 'host' | 'account'>;

/** A job that an operation names, at the service that knows it. */
export class StartedJob {
  readonly id: string;
  readonly #provider: string;
  readonly #createdAt: number;

  /** Throws when the operation was started elsewhere: a service knows only its own jobs, and of others it would say that they never were. */
  constructor(operation: Operation, service: Place) {
    checkSame('host', operation, service);
    checkSame('account', operation, service);
    this.id = operation.id;
    this.#provider = service.provider;
    // What a person attached has no more than its name.
    this.#createdAt = Number(operation['createdAt'] ?? 0);
  }

  /** Plain JSON that leads back to it. Times in seconds since 1970. */
  static operation(id: string, { host, account }: Place, now: number): Operation {
    return { id, host, createdAt: Math.floor(now / 1000), ...(account !== undefined && { account }) };
  }

  /** What it means that the service does not know it, or its footage: too soon to say, or gone. Times in milliseconds since 1970. */
  missing(what: string, now: number, since: number = this.#createdAt * 1000): ClipStatus {
    if (now - since < settlingMs) {
      throw new ProviderError(`${what} is not there yet.`, { provider: this.#provider, retryable: true });
    }
    return { state: 'failed', reason: 'expired', message: `${what} is not there any more`, mayHaveCost: true };
  }
}

// A job or its footage may take a moment to appear on every machine of a service; after that, absence is a verdict.
const settlingMs = 5 * 60_000;

function checkSame(what: 'host' | 'account', operation: Operation, service: Place): void {
  const [then, now] = [operation[what], service[what]];
  if (then === undefined || then === now) return;
  const setting = `providers.${service.provider}.${what === 'host' ? 'baseUrl' : 'account'}`;
  throw new UserError(`This clip was started at ${then}, not at ${now ?? 'the account without a name'}.`, {
    hint: `Set ${setting} back to ${then} until it is done.`,
  });
}
