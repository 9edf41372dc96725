import type { JSONValue } from '@ai-sdk/provider';
import { UserError } from '../../../errors.ts';
import type { Operation } from '../../../operation.ts';
import { hideSecrets } from './hide-secrets.ts';
import type { Service } from './service.ts';
import type { Settings } from './settings.ts';

interface Started {
  readonly id: string;
  readonly model: string;
  readonly operation: JSONValue;
  readonly startedAt: number;
}

/** An operation that any process can take up again. The key travels in a header of its own, so an address loses it here without harm. */
export function operationOf({ operation, ...started }: Started, { host, key, account }: Settings): Operation {
  const hidden = hideSecrets(JSON.stringify(operation), [key]);
  return { ...started, operation: hidden, host, ...(account !== undefined && { account }) };
}

/** What the SDK is asked with. A job that a person attached has no more than its name. */
export function revive(operation: Operation, service: Service, settings: Settings): Started {
  checkSame('host', operation, settings);
  checkSame('account', operation, settings);
  const { id, startedAt } = operation;
  const model = typeof operation['model'] === 'string' ? operation['model'] : '';
  const stored = operation['operation'];
  return {
    id,
    model,
    startedAt: typeof startedAt === 'number' ? startedAt : 0,
    operation: typeof stored === 'string' ? parse(stored) : service.operation(id, model, settings),
  };
}

function parse(json: string): JSONValue {
  return JSON.parse(json);
}

/** A service knows only its own jobs, and only those of the account that asks; of others it would say that they never were. */
function checkSame(what: 'host' | 'account', operation: Operation, settings: Settings): void {
  const [then, now] = [operation[what], settings[what]];
  if (then === undefined || then === now) return;
  const setting = what === 'host' ? 'the base URL' : 'the account';
  throw new UserError(`This clip was started with ${setting} ${then}, not with ${now ?? 'that of today'}.`, {
    hint: `Set ${setting} back to ${then} until it is done.`,
  });
}
