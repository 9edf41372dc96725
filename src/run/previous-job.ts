import { UserError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import type { ClipRequest } from '../plan/plan.ts';
import type { RunContext } from './run-context.ts';

/** The finished job that a clip goes on from. Rejects with a UserError when its service did not make that one: then the next in line is asked. */
export async function previousJob(request: ClipRequest, { tools }: RunContext): Promise<Operation | undefined> {
  const { continues, provider } = request;
  if (continues === undefined) return undefined;
  const record = (await tools.ledger.clips([continues])).get(continues);
  if (record?.state === 'ready' && record.operation !== undefined && record.provider === provider) {
    return record.operation;
  }
  throw new UserError(`${provider} can only go on from a clip of its own, and did not make the one before.`, {
    hint: 'Set `extend: false` for this service, and the scene is chained from clips of their own.',
  });
}
