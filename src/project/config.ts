/** Settings of a project, with environment variables filled in; secrets are only named. */
export interface Config {
  /** Absolute path. */
  readonly ffmpeg: string | undefined;
  /** Absolute path. */
  readonly ffprobe: string | undefined;
  readonly concurrency: { readonly renders: number | undefined; readonly clips: number | undefined };
  readonly providers: { readonly openai: OpenaiConfig | undefined };
}

interface OpenaiConfig {
  readonly baseUrl: string | undefined;
  /** Name of the environment variable that holds the key: the key itself is read where it is used, so that it is never printed or stored. */
  readonly keyVariable: string | undefined;
}
