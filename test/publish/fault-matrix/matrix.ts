import type { PostState } from '../../../src/ledger/posts.ts';
import type { PostResult } from '../../../src/publish/post-outcome.ts';
import type { Misdeed } from '../../emulators/faults.ts';
import type { PublishingService, Running } from '../../e2e/publishing-services.ts';

/** What may go wrong on every service. */
export const rows = [
  'expired token mid-upload',
  '401',
  "403 with the service's own code",
  '429',
  '5xx',
  'quota exhausted',
  'processing failed',
  'container expired',
  'duplicate text',
  'lost answer',
] as const;
export type Row = (typeof rows)[number];

/** What a run has come to. */
export interface End {
  readonly state: PostResult['state'];
  /** Of the post in the ledger. */
  readonly kept: PostState;
  /** How often the post is to be seen at the service. */
  readonly live: number;
  /** Irreversible calls that the service has counted, those of earlier runs included. */
  readonly calls: number;
  /** Of the message, or of the warning where the post is out: what a person shall do now. */
  readonly advice?: RegExp;
}

export interface Fault {
  readonly on: string;
  readonly nth?: number;
  readonly does: Misdeed | { readonly cutAt: number };
}

/** What every emulator can be told. */
interface Common {
  readonly token: () => string;
  readonly now: () => number;
}

export interface Emulator extends Running {
  readonly calls: readonly { readonly route: string; readonly fields?: Readonly<Record<string, string>> }[];
}

/** One thing that goes wrong, and what the run that meets it and the next one come to. */
export interface Plan<Options, Server> {
  /** Where, or how. */
  readonly at: string;
  readonly options?: Options;
  /**
   * `refused`: until somebody connects the account again; `refused afterwards`: from the irreversible call on. A number: the
   * first token ends with so many uploading calls.
   */
  readonly token?: 'refused' | 'refused afterwards' | number;
  /** What has passed between the two runs. */
  readonly between?: (server: Server) => void;
  readonly hoursBetween?: number;
  /** How long the service wants to be left alone, in milliseconds. */
  readonly waitMs?: number;
  readonly first: End;
  readonly next: End;
}

export interface Case extends Omit<Plan<object, Emulator>, 'options' | 'between'> {
  readonly faults: readonly Fault[];
  start(common: Common): Promise<{ readonly server: Emulator; readonly pass: () => void }>;
}

/** Why a service does not know such a thing, or all the ways in which it does. */
type Cell = `none: ${string}` | readonly Case[];

export interface Column {
  readonly service: PublishingService;
  /** The route that takes the video, or as much of it as the service is given. */
  readonly upload: string;
  readonly isCall: (call: Emulator['calls'][number]) => boolean;
  readonly cells: readonly { readonly row: Row; readonly cell: Cell }[];
}

type Startable<Options, Server> = Omit<PublishingService, 'start'> & { start(options?: Options): Promise<Server> };
type Plans<Options, Server> = Readonly<Record<Row, `none: ${string}` | readonly Plan<Options, Server>[]>>;

interface Ways {
  readonly upload: string;
  readonly call: string;
  readonly isCall?: Column['isCall'];
}

interface Faulty {
  readonly faults?: readonly Fault[];
}

/** A service and what becomes of each fault on it; the names of routes and options are those of its emulator. */
export function column<Options extends Faulty, Server extends Emulator>(
  service: Startable<Options, Server>,
  ways: Ways,
  plans: Plans<NoInfer<Options>, NoInfer<Server>>,
): Column;
export function column(
  service: Startable<Faulty, Emulator>,
  { upload, call, isCall = ({ route }) => route === call }: Ways,
  plans: Plans<Faulty, Emulator>,
): Column {
  const caseOf = ({ options, between, ...plan }: Plan<Faulty, Emulator>): Case => ({
    ...plan,
    faults: options?.faults ?? [],
    async start(common) {
      const all = { ...common, ...options };
      const server = await service.start(all);
      return { server, pass: () => between?.(server) };
    },
  });
  const cellOf = (cell: Plans<Faulty, Emulator>[Row]): Cell => (typeof cell === 'string' ? cell : cell.map(caseOf));
  return { service, upload, isCall, cells: rows.map((row) => ({ row, cell: cellOf(plans[row]) })) };
}
