/** A rule of ours says that a post may not go out: no approval, a changed file, the same file again. Nothing was sent. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}
