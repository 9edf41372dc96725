// What goes out, in words that hold for every service. Plain JSON: a dry run prints it.

/** A file as it was approved. */
export interface PostFile {
  /** Absolute path. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** One publication of a deliverable on an account: everything that decides what the world will see. */
export interface Post {
  /** Of the deliverable, the account and the round (`--again`): the same in every run, so services that take a key of ours can tell a repetition. Not of the file: one that was rendered again is the same post. Hex SHA-256. */
  readonly key: string;
  readonly campaign: string;
  /** `teaser/tiktok/ja`. */
  readonly deliverable: string;
  readonly platform: string;
  readonly service: string;
  /** Name of the connected account. */
  readonly account: string;
  /** The service's id of it, which stays when it is connected again under another name. */
  readonly accountId: string;
  readonly video: PostFile & { readonly seconds: number; readonly width: number; readonly height: number };
  readonly cover: PostFile | undefined;
  /** Captions beside the video, where the service takes them. */
  readonly captions: { readonly srt: PostFile; readonly vtt: PostFile } | undefined;
  /** BCP 47. */
  readonly locale: string;
  /** As written, not yet cut or refused. */
  readonly title: string | undefined;
  readonly caption: string | undefined;
  /** Without #. */
  readonly hashtags: readonly string[];
  /** Where the post leads, where the service has a field for that. */
  readonly link?: string | undefined;
  /** A model made the footage: the service's own disclosure is set. */
  readonly madeByModel: boolean;
  /** ISO 8601 with offset; undefined is as soon as possible. */
  readonly schedule: string | undefined;
  /** What this service alone knows, from the campaign's `post.services.<service>` and the account, such as a Pinterest board. */
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

/** One limit of a service held against a post. */
export interface Limit {
  /** Such as `caption`, `hashtags`, `seconds`, `bytes`, `quota`. */
  readonly name: string;
  readonly ok: boolean;
  /** `2310 of 2200 UTF-16 units`. */
  readonly value: string;
  /** What to change when it is broken. */
  readonly hint: string | undefined;
}

/** A request as it would go out, without secrets. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
  /** The one call that cannot be taken back. */
  readonly irreversible: boolean;
}

/** What a post would be at its service. */
export interface Prepared {
  readonly requests: readonly Outgoing[];
  readonly limits: readonly Limit[];
  readonly costUsd: number;
  /** What a person should know, such as that TikTok's inbox draft must be finished in the app. */
  readonly notes: readonly string[];
}
