import type { VideoRequest } from './video-request.ts';

/** How one job goes: by polls instead of time, so that a test decides when it is done. */
export interface JobScript {
  /** Looks until it is over; 2 unless said otherwise. */
  readonly polls?: number;
  /** What is laid over the resource at the end, such as `{ status: 'failed', error: {…} }`. */
  readonly end?: Readonly<Record<string, unknown>>;
  /** Whether there is footage at the end; true unless said otherwise. */
  readonly footage?: boolean;
}

/** What a gateway makes of a request: some change it without a word. */
interface Made {
  readonly size: string;
  readonly seconds: number;
}

export class VideoJob {
  readonly id: string;
  readonly request: VideoRequest;
  readonly made: Made;
  readonly #script: JobScript;
  readonly #created: number;
  readonly #clock: () => number;
  #completed: number | null = null;
  #polls = 0;

  constructor(id: string, request: VideoRequest, made: Made, script: JobScript, clock: () => number) {
    this.id = id;
    this.request = request;
    this.made = made;
    this.#script = script;
    this.#clock = clock;
    this.#created = Math.floor(clock() / 1000);
  }

  poll(): void {
    this.#polls += 1;
    if (this.#isOver) this.#completed ??= Math.floor(this.#clock() / 1000);
  }

  get hasFootage(): boolean {
    return this.#isOver && (this.#script.footage ?? true);
  }

  get #isOver(): boolean {
    return this.#polls >= (this.#script.polls ?? 2);
  }

  /** The resource as the specification has it. */
  toJSON(): Readonly<Record<string, unknown>> {
    const { model, prompt, size } = this.request;
    const over = this.#isOver;
    return {
      id: this.id,
      object: 'video',
      model,
      status: over ? 'completed' : this.#polls === 0 ? 'queued' : 'in_progress',
      progress: over ? 100 : Math.floor((100 * this.#polls) / (this.#script.polls ?? 2)),
      created_at: this.#created,
      completed_at: this.#completed,
      expires_at: null,
      prompt,
      size,
      seconds: String(this.made.seconds),
      remixed_from_video_id: null,
      error: null,
      ...(over ? this.#script.end : {}),
    };
  }
}
