import { conceal } from '../secrets/conceal.ts';
import type { Hide } from '../secrets/redactor.ts';
import type { Publisher, Readiness } from './publisher.ts';

/** A publisher in whose words there are no secrets: services repeat tokens in their answers, and from here on those are written into the ledger, events and messages. */
export function guardPublisher(publisher: Publisher, hide: Hide): Publisher {
  const guard = async <T>(ask: () => T): Promise<Awaited<T>> => {
    try {
      return await ask();
    } catch (error) {
      throw conceal(error, hide);
    }
  };
  return {
    service: publisher.service,
    schedules: (post) => publisher.schedules(post),
    prepare: (post, signal) => guard(() => publisher.prepare(post, signal)),
    upload: (post, state, tools) => guard(() => publisher.upload(post, state, tools)),
    check: async (post, state, signal) =>
      concealReadiness(await guard(() => publisher.check(post, state, signal)), hide),
    publish: (post, state, signal) => guard(() => publisher.publish(post, state, signal)),
    ...(publisher.find && {
      find: (post, state, since, signal) => guard(() => publisher.find?.(post, state, since, signal)),
    }),
    ...(publisher.finish && {
      finish: (post, published, signal) => guard(() => publisher.finish?.(post, published, signal)),
    }),
  };
}

function concealReadiness(readiness: Readiness, hide: Hide): Readiness {
  return readiness.state === 'failed' ? { ...readiness, message: hide(readiness.message) } : readiness;
}
