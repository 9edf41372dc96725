import { z } from 'zod';

const uri = z.string().regex(/^(?:data:image\/(?:png|jpeg|webp);base64,|https:)/);

/** What the schema of a create asks for, as far as the models share it. */
export const taskBodySchema = z.strictObject({
  model: z.string(),
  promptText: z.string().min(1).max(1000),
  duration: z.int().min(2).max(10),
  ratio: z
    .string()
    .regex(/^(?:\d+:\d+|auto_\d+p)$/)
    .optional(),
  resolution: z.string().optional(),
  seed: z.int().min(0).max(4294967295).optional(),
  audio: z.boolean().optional(),
  negativePrompt: z.string().optional(),
  promptImage: z.array(z.strictObject({ uri, position: z.literal('first') })).optional(),
  references: z.array(z.strictObject({ uri })).optional(),
});
export type TaskBody = z.output<typeof taskBodySchema>;

/** How one task goes: by looks instead of time, so that a test decides when it is done. */
export interface TaskScript {
  /** Looks until it is over; 2 unless said otherwise. */
  readonly looks?: number;
  /** Size of its footage; a quarter of what was asked for unless said otherwise: these are real files, made while the test waits. */
  readonly size?: string;
  /** What is laid over the task at the end, such as `{ status: 'FAILED', failureCode: … }`. */
  readonly end?: Readonly<Record<string, unknown>>;
}

export class RunwayTask {
  readonly id: string;
  readonly path: string;
  readonly body: TaskBody;
  readonly #script: TaskScript;
  #looks = 0;
  /** Of the newest link. */
  token = 0;
  deleted = false;

  constructor(id: string, path: string, body: TaskBody, script: TaskScript) {
    this.id = id;
    this.path = path;
    this.body = body;
    this.#script = script;
  }

  /** Gen-4.5's price. */
  get credits(): number {
    return this.body.duration * 12;
  }

  get size(): string {
    if (this.#script.size !== undefined) return this.#script.size;
    const [width = 1280, height = 720] = (this.body.ratio ?? '').split(':').map(Number);
    return width < 100 ? '320x180' : `${width / 4}x${height / 4}`;
  }

  /** The task as GET /v1/tasks/{id} has it. */
  look(origin: string): Readonly<Record<string, unknown>> {
    this.#looks += 1;
    const { looks = 2, end } = this.#script;
    const common = { id: this.id, createdAt: '2026-11-24T10:00:00.000Z' };
    if (this.#looks < looks) {
      const estimatedCost = { credits: this.credits };
      return this.#looks === 1
        ? { ...common, status: 'PENDING', estimatedCost }
        : { ...common, status: 'RUNNING', progress: 0.5, estimatedCost };
    }
    this.token += 1;
    const output = [`${origin}/output/${this.id}/${this.token}.mp4?_jwt=${'x'.repeat(40)}`];
    return { ...common, status: 'SUCCEEDED', output, cost: { credits: this.credits }, ...end };
  }
}
