import { createHash, type Hash } from 'node:crypto';
import { type MetaCall, type Reply, uploadError } from './meta-server.ts';

/** A file on its way to one of Meta's upload servers: bytes are counted and hashed, not kept, so that it may be large. */
export class MetaUpload {
  readonly #hash: Hash = createHash('sha256');
  /** Bytes that are there; those that came twice are refused. */
  bytes = 0;
  size = 0;
  sha256: string | undefined;

  get isComplete(): boolean {
    return this.sha256 !== undefined;
  }

  /** Takes what a request brings from where the last one broke. `offsetIn` names the header. */
  async take({ request, headers, cutAt }: MetaCall, offsetIn: string, size: number): Promise<Reply | undefined> {
    const offset = headers[offsetIn];
    if (offset === undefined) return uploadError(400, 'InvalidRequestError', `The header ${offsetIn} is missing`);
    if (headers['content-length'] === undefined) return uploadError(411, 'InvalidRequestError', 'No length');
    if (!Number.isSafeInteger(size) || size <= 0) return uploadError(400, 'InvalidRequestError', 'Bad file size');
    if (Number(offset) !== this.bytes) {
      return uploadError(400, 'OffsetInvalidError', `Offset ${String(offset)} is not ${this.bytes}`, true);
    }
    this.size = size;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      const room = (cutAt ?? size) - this.bytes;
      if (chunk.length > room && cutAt === undefined) return uploadError(400, 'InvalidRequestError', 'Too many bytes');
      this.#add(chunk.subarray(0, room));
      if (cutAt !== undefined && this.bytes >= cutAt) {
        request.socket.resetAndDestroy();
        return undefined;
      }
    }
    if (this.bytes < size) return uploadError(400, 'PartialRequestError', `${this.bytes} of ${size} bytes`, true);
    this.sha256 ??= this.#hash.digest('hex');
    return undefined;
  }

  #add(chunk: Buffer): void {
    this.#hash.update(chunk);
    this.bytes += chunk.length;
  }
}
