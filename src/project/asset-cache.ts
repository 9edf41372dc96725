import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const factsSchema = z.object({
  width: z.number().optional(),
  height: z.number().optional(),
  seconds: z.number(),
  hasVideo: z.boolean(),
  hasAudio: z.boolean(),
});
const entrySchema = z.object({
  /** Changes whenever the file does: size, times in nanoseconds and inode. */
  stamp: z.string(),
  sha256: z.string(),
  facts: factsSchema.optional(),
});
const cacheSchema = z.object({ version: z.literal(1), files: z.record(z.string(), entrySchema) });

/** What ffprobe says of a video or sound file, the part that is kept. */
export type MediaFacts = z.output<typeof factsSchema>;
type CachedAsset = z.output<typeof entrySchema>;

/** Remembers hashes and measurements of files that have not changed, so that a second run reads none of them again. */
export class AssetCache {
  readonly #folder: string;
  readonly #files: Map<string, CachedAsset>;
  #changed = false;

  private constructor(folder: string, files: Map<string, CachedAsset>) {
    this.#folder = folder;
    this.#files = files;
  }

  /** A cache that is missing or damaged is an empty one. */
  static async open(folder: string): Promise<AssetCache> {
    const text = await readFile(join(folder, 'asset-hashes.json'), 'utf8').catch(() => '{}');
    const { data } = cacheSchema.safeParse(parseJson(text));
    return new AssetCache(folder, new Map(Object.entries(data?.files ?? {})));
  }

  get(path: string, stamp: string): CachedAsset | undefined {
    const entry = this.#files.get(path);
    return entry?.stamp === stamp ? entry : undefined;
  }

  set(path: string, entry: CachedAsset): void {
    this.#files.set(path, entry);
    this.#changed = true;
  }

  /** Best effort: a project that cannot be written to is read again next time. */
  async save(): Promise<void> {
    if (!this.#changed) return;
    const temporary = join(this.#folder, `asset-hashes.${randomUUID()}.tmp`);
    const text = JSON.stringify({ version: 1, files: Object.fromEntries(this.#files) });
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(temporary, text);
      await rename(temporary, join(this.#folder, 'asset-hashes.json'));
    } catch {
      await rm(temporary, { force: true }).catch(() => undefined);
    }
  }
}

/** See `stamp` of a cache entry. */
export async function stampOf(path: string): Promise<{ stamp: string; bytes: number }> {
  const { size, mtimeNs, ctimeNs, ino } = await stat(path, { bigint: true });
  return { stamp: [size, mtimeNs, ctimeNs, ino].join(':'), bytes: Number(size) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
