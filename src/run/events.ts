// What a run says while it works. The terminal shows these, `--json` prints them, tests read them.

export type RunEvent =
  | {
      readonly type: 'run-started';
      readonly run: string;
      readonly campaign: string;
      readonly clips: number;
      readonly deliverables: number;
      readonly cachedClips: number;
      readonly cachedDeliverables: number;
      readonly estimateUsd: number;
    }
  | {
      readonly type: 'clip';
      readonly key: string;
      readonly label: string;
      readonly provider: string;
      readonly model?: string;
      /** The service's own name of the job. */
      readonly operation?: string;
      readonly state:
        | 'waiting'
        | 'starting'
        | 'running'
        | 'downloading'
        | 're-rolled'
        | 'ready'
        | 'cached'
        | 'failed'
        | 'unknown';
      /** 0 to 1 */ readonly progress?: number;
      readonly message?: string;
      readonly costUsd?: number;
    }
  | {
      readonly type: 'deliverable';
      readonly id: string;
      readonly state: 'waiting' | 'rendering' | 'inspecting' | 'ready' | 'cached' | 'failed' | 'skipped';
      /** 0 to 1 */ readonly progress?: number;
      readonly message?: string;
      /** What it passed with: `text.reading-time: …`. */
      readonly remarks?: readonly string[];
      readonly file?: string;
    }
  | { readonly type: 'warning'; readonly message: string }
  | {
      readonly type: 'run-finished';
      readonly run: string;
      readonly outcome: 'done' | 'failed' | 'interrupted' | 'refused';
      readonly ready: number;
      readonly failed: number;
      readonly cached: number;
      readonly spentUsd: number;
      readonly seconds: number;
    };

export type Emit = (event: RunEvent) => void;
