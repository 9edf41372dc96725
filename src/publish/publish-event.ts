// What publishing says while it works. The terminal shows these, `--json` prints them, tests read them.

export interface PostEvent {
  readonly type: 'post';
  readonly key: string;
  readonly deliverable: string;
  readonly service: string;
  readonly account: string;
  readonly state:
    | 'waiting'
    | 'uploading'
    | 'processing'
    | 'publishing'
    | 'looking'
    | 'published'
    | 'held'
    | 'refused'
    | 'failed'
    | 'pending'
    | 'unknown';
  /** Of the video, that the service has. */
  readonly bytes?: number;
  readonly total?: number;
  readonly message?: string;
  /** Of a post that is out. */
  readonly published?: { readonly state: 'live' | 'scheduled' | 'draft'; readonly id: string; readonly url?: string };
  /** When it is due: ISO 8601. */
  readonly due?: string;
}

export type PublishEvent =
  | { readonly type: 'publish-started'; readonly run: string; readonly campaign: string; readonly posts: number }
  | PostEvent
  | { readonly type: 'warning'; readonly message: string }
  | {
      readonly type: 'publish-finished';
      readonly run: string;
      readonly outcome: 'done' | 'failed' | 'interrupted' | 'refused';
      readonly published: number;
      readonly failed: number;
    };
