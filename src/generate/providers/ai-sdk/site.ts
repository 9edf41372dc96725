import type { Connection, Service, VideoModel } from './service.ts';
import type { Wire } from './wire.ts';

/** How long to wait for a service, in milliseconds. */
export interface Limits {
  readonly startMs: number;
  readonly readMs: number;
  /** Longest silence within a download. */
  readonly silenceMs: number;
}

export type AsyncModel = Required<VideoModel>;

/** A service that has been connected to: all that a call needs. */
export interface Site {
  readonly service: Service;
  readonly connection: Connection;
  readonly model: (id: string) => AsyncModel;
  readonly wire: Wire;
  readonly limits: Limits;
  readonly now: () => number;
}
