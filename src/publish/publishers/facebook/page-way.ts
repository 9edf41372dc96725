import type { Outgoing, Post } from '../../post.ts';
import type { Published, Readiness } from '../../publisher.ts';
import type { Figures } from '../meta/figures.ts';
import type { Graph } from '../meta/graph.ts';
import type { Protocol, Session } from '../meta/resumable-upload.ts';

/** How a Page takes one kind of video. */
export interface PageWay<T> {
  readonly protocol: Protocol<T>;
  requests(post: Post): readonly Outgoing[];
  check(session: Session, signal: AbortSignal): Promise<Readiness>;
  publish(post: Post, session: Session, signal: AbortSignal): Promise<Published>;
  find(post: Post, session: Session, since: Date, signal: AbortSignal): Promise<Published | undefined>;
}

export interface PageMeans {
  readonly graph: Graph;
  /** Its id. */
  readonly page: string;
  readonly figures: Figures;
  readonly now: () => number;
}
