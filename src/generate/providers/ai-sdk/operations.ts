import type { JSONValue } from '@ai-sdk/provider';
import type { Operation } from '../../../operation.ts';
import { StartedJob } from '../../started-job.ts';
import { hideSecrets } from './hide-secrets.ts';
import type { Service } from './service.ts';
import type { Settings } from './settings.ts';

interface Begun {
  readonly id: string;
  readonly model: string;
  readonly operation: JSONValue;
}

interface Revived extends Begun {
  readonly started: StartedJob;
}

/** An operation that any process can take up again. The key travels in a header of its own, so an address loses it here without harm. */
export function operationOf({ id, model, operation }: Begun, settings: Settings, now: number): Operation {
  const hidden = hideSecrets(JSON.stringify(operation), [settings.key]);
  return { ...StartedJob.operation(id, settings, now), model, operation: hidden };
}

/** What the SDK is asked with. A job that a person attached has no more than its name. */
export function revive(stored: Operation, service: Service, settings: Settings): Revived {
  const started = new StartedJob(stored, settings);
  const { id } = started;
  const model = typeof stored['model'] === 'string' ? stored['model'] : '';
  const json = stored['operation'];
  return {
    id,
    model,
    started,
    operation: typeof json === 'string' ? parse(json) : service.operation(id, model, settings),
  };
}

function parse(json: string): JSONValue {
  return JSON.parse(json);
}
