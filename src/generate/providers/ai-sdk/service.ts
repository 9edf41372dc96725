import type {
  Experimental_VideoModelV4CallOptions as CallOptions,
  Experimental_VideoModelV4OperationStartResult as StartResult,
  Experimental_VideoModelV4OperationStatusResult as StatusResult,
  JSONValue,
} from '@ai-sdk/provider';
import type { ClipRequest } from '../../../plan/plan.ts';
import type { ProvidersConfig, ProviderTools } from '../../provider-tools.ts';
import type { ClipStatus, FindOptions, VideoProvider } from '../../provider.ts';
import type { InlinePicture } from '../../read-picture.ts';
import type { Settings } from './settings.ts';

/** The part of an SDK's model that is used. By its shape, since each package has its own version of the types. */
export interface VideoModel {
  readonly modelId: string;
  doStart?(options: CallOptions & { readonly webhookUrl?: string }): PromiseLike<StartResult>;
  doStatus?(options: { readonly operation: JSONValue; readonly abortSignal?: AbortSignal }): PromiseLike<StatusResult>;
}

/** What a service answered, before its SDK has made something of it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined when it is no JSON. */
  readonly body: unknown;
}

export interface Connection extends Settings {
  /** The only way to the service: bounded in time, watched, and never used twice for one start. */
  readonly fetch: typeof globalThis.fetch;
}

/** A clip in the SDK's words. */
export interface Ask {
  readonly options: CallOptions;
  /**
   * What must stand in the request on its way out, whatever the SDK makes of the options. It drops some of them with a
   * warning that comes too late, or with none: a request that lacks what decides its price does not leave.
   */
  readonly sends: Readonly<Record<string, unknown>>;
}

/** An error that a service wraps into a success, as the status it would have elsewhere. */
export interface Refused {
  readonly status: number;
  readonly message: string;
}

/** How a job is told at this service. */
interface JobHabits {
  /** The service's own word for the state of a job, and all words that it is known to use. */
  state(body: unknown): unknown;
  readonly states: readonly string[];
  /** Whether an error that the SDK tells of a job is one of the job; so unless said otherwise. */
  readonly tellsErrors?: false;
  /** What the SDK gets wrong or says too little about; undefined leaves it to the SDK. */
  verdict?(answer: Answer): ClipStatus | 'gone' | undefined;
  costUsd?(body: unknown, operation: JSONValue): number | undefined;
  /** 0 to 1 */
  progress?(body: unknown): number | undefined;
}

/** What must be mended between the SDK and the service. */
interface WireHabits {
  address?(url: string, settings: Settings): string;
  request?(body: unknown): unknown;
  answer?(body: unknown, settings: Settings): unknown;
  refused?(body: unknown): Refused | undefined;
}

/** One service of the AI SDK: what its package gets wrong or leaves out, and how that is put right. */
export interface Service {
  readonly id: Exclude<keyof ProvidersConfig, 'openai'>;
  /** Its package on npm. */
  readonly package: string;
  /** Another variable that may hold its key. */
  readonly otherKey?: string;
  /** What to do when it lets nobody in without a key; undefined when it needs one. */
  readonly withoutKey?: string;
  readonly pollMs: number;
  baseUrl(tools: Pick<ProviderTools, 'config' | 'env'>, key: string | undefined): string;
  /** Imports the package. */
  connect(connection: Connection): Promise<(model: string) => VideoModel>;
  ask(request: ClipRequest, picture: InlinePicture | undefined): Ask;
  /** The service's own name of a job, from the SDK's operation and the answer to the create. */
  jobId(operation: JSONValue, answer: unknown): unknown;
  /** The SDK's operation of a job of which a person knows no more than its name. */
  operation(id: string, model: string, settings: Settings): JSONValue;
  readonly job: JobHabits;
  readonly wire?: WireHabits;
  /** Whether the SDK passes an address on to be called at. */
  readonly callsBack?: boolean;
  webhook?(tools: ProviderTools): NonNullable<VideoProvider['webhook']>;
  /** The name of the job that a killed start may have left behind. */
  find?(request: ClipRequest, options: FindOptions, connection: Connection): Promise<string | undefined>;
}
