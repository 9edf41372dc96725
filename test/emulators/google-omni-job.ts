import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { sampleClip } from './sample-clip.ts';

const content = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('image'), mime_type: z.string(), data: z.base64().min(1) }),
]);

/** What Omni takes. A length that is a bare number is refused there too. */
export const interactionBodySchema = z.strictObject({
  model: z.string(),
  input: z.array(content).min(1),
  background: z.literal(true),
  store: z.literal(true),
  generation_config: z.strictObject({
    video_config: z.strictObject({ task: z.enum(['text_to_video', 'image_to_video', 'reference_to_video']) }),
  }),
  response_format: z.strictObject({
    type: z.literal('video'),
    delivery: z.enum(['uri', 'inline']),
    aspect_ratio: z.enum(['16:9', '9:16']),
    resolution: z.enum(['360p', '720p', '1080p', '4k']),
    duration: z.string().regex(/^\d+(?:\.\d+)?s$/),
  }),
});
export type InteractionBody = z.output<typeof interactionBodySchema>;

/** How one interaction goes: by looks instead of time, so that a test decides when it is done. */
export interface OmniScript {
  /** Looks until it is over; 2 unless said otherwise. */
  readonly looks?: number;
  /** What is laid over the interaction at the end, such as `{ status: 'failed', errors: […] }`. */
  readonly end?: Readonly<Record<string, unknown>>;
  /** Size of its footage; small unless said otherwise. */
  readonly size?: string;
  /** Whether the file can be fetched at the end; true unless said otherwise. */
  readonly file?: boolean;
  /** How the file is named; its address here unless said otherwise. */
  readonly uri?: (own: string) => string;
  /** The footage within the answer, as of a server that heeds no `delivery`. */
  readonly inline?: boolean;
}

export class OmniJob {
  readonly id: string;
  readonly body: InteractionBody;
  readonly #script: OmniScript;
  #looks = 0;
  cancelled = false;

  constructor(id: string, body: InteractionBody, script: OmniScript) {
    this.id = id;
    this.body = body;
    this.#script = script;
  }

  get size(): string {
    return this.#script.size ?? (this.body.response_format.aspect_ratio === '16:9' ? '320x180' : '180x320');
  }

  get seconds(): number {
    return Number.parseFloat(this.body.response_format.duration);
  }

  get hasFile(): boolean {
    return this.#script.file ?? true;
  }

  /** The resource as GET interactions/{id} has it. */
  async look(origin: string): Promise<Readonly<Record<string, unknown>>> {
    this.#looks += 1;
    const common = { id: this.id, object: 'interaction', model: this.body.model, created: '2026-11-24T10:00:00Z' };
    if (this.cancelled) return { ...common, status: 'cancelled' };
    if (this.#looks < (this.#script.looks ?? 2)) return { ...common, status: 'in_progress' };
    const video = { type: 'video', mime_type: 'video/mp4', ...(await this.#video(origin)) };
    return {
      ...common,
      status: 'completed',
      updated: '2026-11-24T10:01:00Z',
      steps: [{ type: 'thought' }, { type: 'model_output', content: [video] }],
      usage: { output_tokens_by_modality: [{ modality: 'video', tokens: 17376 }] },
      ...this.#script.end,
    };
  }

  async #video(origin: string): Promise<Readonly<Record<string, string>>> {
    if (this.#script.inline === true) {
      return { data: (await readFile(await sampleClip(this.size, this.seconds))).toString('base64') };
    }
    const own = `${origin}/v1beta/files/file-${this.id}:download?alt=media`;
    return { uri: this.#script.uri?.(own) ?? own };
  }
}
