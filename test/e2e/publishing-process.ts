import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Post } from '../../src/publish/post.ts';
import type { Account } from '../../src/publish/publisher-tools.ts';
import type { PostResult } from '../../src/publish/post-outcome.ts';

export interface Order {
  readonly post: Post;
  readonly account: Account;
  readonly token: string;
}

export interface Said {
  readonly key: string;
  readonly state: PostResult['state'];
  readonly message: string;
  readonly warnings: readonly string[];
}

export interface PublishingProcess extends AsyncDisposable {
  /** Undefined when it was killed over it. */
  publish(order: Order): Promise<Said | undefined>;
  readonly kill: () => void;
}

const program = fileURLToPath(new URL('programs/publish-lines.ts', import.meta.url));

/** A process that publishes whatever it is told to, with a ledger that others have used before it. `folder` is theirs. */
export function startPublishingProcess(folder: string): PublishingProcess {
  // Most of what a hundred of them cost is to compile the same code again.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const child = spawn(process.execPath, [program, join(folder, 'ledger.db')], { env });
  const errors = text(child.stderr);
  const waiting = new Map<string, (said: Said) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said: Said = JSON.parse(line);
    waiting.get(said.key)?.(said);
  });
  // Writing to one that was just killed.
  child.stdin.on('error', () => {});
  const ended = new Promise<NodeJS.Signals | null>((done) => void child.on('close', (_code, signal) => done(signal)));
  const killed = async (): Promise<undefined> => {
    if ((await ended) !== 'SIGKILL') throw new Error(`The process broke off: ${await errors}`);
  };
  return {
    publish(order) {
      const said = new Promise<Said>((done) => void waiting.set(order.post.key, done));
      child.stdin.write(`${JSON.stringify(order)}\n`);
      return Promise.race([said, killed()]);
    },
    kill: () => void child.kill('SIGKILL'),
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await ended;
    },
  };
}
