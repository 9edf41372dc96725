import { ProviderError } from '../../../errors.ts';
import type { ProviderTools } from '../../provider-tools.ts';
import type { FindOptions, StartOptions, VideoProvider } from '../../provider.ts';
import type { ClipRequest } from '../../../plan/plan.ts';
import type { Operation } from '../../../operation.ts';
import { loadPackage } from '../../../load-package.ts';
import { readPicture } from '../../read-picture.ts';
import { refuse } from './call-options.ts';
import { explainError } from './explain-error.ts';
import { jobStatus } from './job-status.ts';
import { operationOf, revive } from './operations.ts';
import { saveFootage } from './save-footage.ts';
import type { Service, VideoModel } from './service.ts';
import { settingsOf } from './settings.ts';
import type { AsyncModel, Limits, Site } from './site.ts';
import { createWire } from './wire.ts';

// Services fetch and check the reference picture before they answer a start.
const usualLimits: Limits = { startMs: 5 * 60_000, readMs: 60_000, silenceMs: 60_000 };

/** Any service of the AI SDK, by its provider package's doStart and doStatus: the functions above them retry paid requests and lose operations. */
export async function createAiSdk(
  service: Service,
  { limits = usualLimits, ...tools }: ProviderTools & { readonly limits?: Limits },
): Promise<VideoProvider> {
  const settings = await settingsOf(service, tools);
  const wire = createWire(service, settings, tools.fetch);
  const connection = { ...settings, fetch: wire.fetch };
  const load = await loadPackage(service.package, () => service.connect(connection));
  const model = (id: string): AsyncModel => asynchronous(load(id), service.id);
  const site: Site = { service, connection, model, wire, limits, now: tools.now };
  return {
    id: service.id,
    pollMs: service.pollMs,
    start: (request, options) => start(request, options, site),
    status: (operation, signal) => look(operation, signal, site),
    download: (operation, file, options) => saveFootage(operation, file, { ...options, site, fetch: tools.fetch }),
    ...(service.webhook && { webhook: service.webhook(tools) }),
    ...(service.find && { find: (request, options) => find(request, options, site) }),
  };
}

async function start(request: ClipRequest, { signal, webhookUrl }: StartOptions, site: Site): Promise<Operation> {
  const { service, connection, model, wire, limits, now } = site;
  if (request.continues !== undefined) refuse(request, 'it goes on from no other clip', 'Make the scene shorter.');
  const picture = request.reference && (await readPicture(request.reference));
  const { options, sends } = service.ask(request, picture);
  const hook = service.callsBack === true && webhookUrl !== undefined ? { webhookUrl } : {};
  const startedAt = now();
  const talk = await wire.talk({ limitMs: limits.startMs, signal, sends }, (abortSignal) =>
    model(request.model).doStart({ ...options, ...hook, abortSignal }),
  );
  const operation = talk.result?.operation;
  const id = operation === undefined ? undefined : service.jobId(operation, talk.answer?.body);
  if (operation !== undefined && typeof id === 'string') {
    return operationOf({ id, model: request.model, operation }, connection, startedAt);
  }
  signal.throwIfAborted();
  throw explainError(talk, { question: 'start', service, settings: connection });
}

async function look(operation: Operation, signal: AbortSignal, site: Site): ReturnType<VideoProvider['status']> {
  const { service, connection, model, wire, limits, now } = site;
  const job = revive(operation, service, connection);
  const talk = await wire.talk({ limitMs: limits.readMs, signal }, (abortSignal) =>
    model(job.model).doStatus({ operation: job.operation, abortSignal }),
  );
  signal.throwIfAborted();
  return jobStatus(talk, { ...job, now: now(), service, settings: connection });
}

async function find(
  request: ClipRequest,
  options: FindOptions,
  { service, connection }: Site,
): Promise<Operation | undefined> {
  const id = await service.find?.(request, options, connection);
  if (id === undefined) return undefined;
  const operation = service.operation(id, request.model, connection);
  return operationOf({ id, model: request.model, operation }, connection, options.since.getTime());
}

function asynchronous(model: VideoModel, provider: string): AsyncModel {
  if (isAsynchronous(model)) return model;
  const message = `This version of the package makes ${model.modelId} in one call, which cannot be taken up again.`;
  throw new ProviderError(message, { provider, nothingStarted: true, retryable: false });
}

function isAsynchronous(model: VideoModel): model is AsyncModel {
  return 'doStart' in model && 'doStatus' in model;
}
