/** A YAML file: the name to show in messages, and what it says. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
  /** Nothing that the file says is repeated in messages, only its keys. */
  readonly secret?: boolean;
}
