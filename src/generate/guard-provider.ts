import { conceal } from '../secrets/conceal.ts';
import type { Hide } from '../secrets/redactor.ts';
import type { ClipStatus, VideoProvider } from './provider.ts';

/**
 * A provider in whose words there are no secrets. Services repeat keys in their answers, and from here on those are written
 * into the ledger, events, reports and messages. Operations are left as they are: a changed one would lead nowhere.
 */
export function guardProvider(provider: VideoProvider, hide: Hide): VideoProvider {
  const guard = async <T>(ask: () => T): Promise<Awaited<T>> => {
    try {
      return await ask();
    } catch (error) {
      throw conceal(error, hide);
    }
  };
  return {
    ...provider,
    start: (request, options) => guard(() => provider.start(request, options)),
    status: async (operation, signal) => concealStatus(await guard(() => provider.status(operation, signal)), hide),
    download: (operation, file, options) => guard(() => provider.download(operation, file, options)),
    ...(provider.find && {
      find: (request, options) => guard(() => provider.find?.(request, options)),
    }),
    ...(provider.cancel && { cancel: (operation, signal) => guard(() => provider.cancel?.(operation, signal)) }),
    ...(provider.webhook && { webhook: (headers, body) => guard(() => provider.webhook?.(headers, body)) }),
  };
}

function concealStatus(status: ClipStatus, hide: Hide): ClipStatus {
  return status.state === 'failed' ? { ...status, message: hide(status.message) } : status;
}
