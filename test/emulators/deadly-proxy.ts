import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** When whoever talks through the proxy is killed. */
export interface Doom {
  /** Bytes in both directions, or beginnings of requests and answers. */
  readonly over: 'bytes' | 'turns';
  /** Counted from 1. The piece of the stream with which it comes is the one that counts. */
  readonly nth: number;
  /**
   * What becomes of that piece. `drop`: killed first, and nobody gets it. `late`: killed first, and it is passed on after
   * so long, as by a network that has it already. `pass`: passed on, and killed so long after.
   */
  readonly fate: 'drop' | 'late' | 'pass';
  readonly ms: number;
  readonly kill: () => void;
}

type Counts = Record<Doom['over'], number>;

/** Two processes with a line between them on which one can be killed at any moment. It reads no HTTP, so Host stays what it is. */
export interface DeadlyProxy extends AsyncDisposable {
  readonly baseUrl: string;
  /** Bytes that came from the clients. */
  readonly sent: () => number;
  /** Counts anew from here, and waits for this moment; undefined for none. */
  readonly doom: (doom?: Doom) => void;
  /** What has not come through yet is lost, as with a machine that is switched off. New lines are not concerned. */
  readonly cut: () => void;
  /** From here on so many bytes pass in a millisecond. */
  readonly pace: (bytesPerMs: number) => void;
  /** Since the last `doom`. */
  readonly counts: () => Counts;
}

export async function startDeadlyProxy(target: string): Promise<DeadlyProxy> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let sent = 0;
  let doomed: Doom | undefined;
  let bytesPerMs = Infinity;
  let cuts = 0;
  let counts: Counts = { bytes: 0, turns: 0 };

  const count = (bytes: number, isTurn: boolean): Doom | undefined => {
    const before = counts;
    counts = { bytes: counts.bytes + bytes, turns: counts.turns + Number(isTurn) };
    if (doomed === undefined) return undefined;
    const { over, nth } = doomed;
    return before[over] < nth && counts[over] >= nth ? doomed : undefined;
  };

  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
    const before = cuts;
    const line: Line = { speaker: undefined, count, msFor: (bytes) => bytes / bytesPerMs, isCut: () => cuts > before };
    for (const socket of [near, far]) open.add(socket.on('close', () => open.delete(socket)));
    // Whoever is killed says no farewell.
    for (const socket of [near, far]) socket.on('error', () => {});
    near.on('data', ({ length }) => (sent += length)).pause();
    void relay(near, far, line);
    void relay(far, near, line);
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return {
    baseUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    sent: () => sent,
    doom(doom) {
      doomed = doom;
      counts = { bytes: 0, turns: 0 };
    },
    cut: () => void (cuts += 1),
    pace: (bytes) => void (bytesPerMs = bytes),
    counts: () => counts,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((done) => void server.close(() => done()));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

interface Line {
  /** Who spoke last: when the other one does, a request or an answer begins. */
  speaker: Socket | undefined;
  readonly count: (bytes: number, isTurn: boolean) => Doom | undefined;
  readonly msFor: (bytes: number) => number;
  readonly isCut: () => boolean;
}

/** A service that has all of a request answers it, also when the line is dead by then. */
const lingerMs = 40;

async function relay(from: Socket, to: Socket, line: Line): Promise<void> {
  try {
    for await (const piece of from as AsyncIterable<Buffer>) {
      await wait(line.msFor(piece.length));
      if (line.isCut()) break;
      const doom = line.count(piece.length, line.speaker !== from);
      line.speaker = from;
      if (doom !== undefined && doom.fate !== 'pass') doom.kill();
      if (doom?.fate === 'drop') break;
      if (doom?.fate === 'late') await wait(doom.ms);
      await new Promise((written) => void to.write(piece, written));
      if (doom?.fate !== 'pass') continue;
      await wait(doom.ms);
      doom.kill();
    }
    await wait(lingerMs);
  } catch {
    // One end is gone, and the other is told below.
  }
  to.end();
}
