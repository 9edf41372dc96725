import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { Post } from '../../src/publish/post.ts';
import type { Account } from '../../src/publish/publisher-tools.ts';
import type { PostResult } from '../../src/publish/post-outcome.ts';

export interface Order {
  readonly post: Post;
  readonly account: Account;
  readonly token: string;
}

interface Said {
  readonly state: PostResult['state'];
  readonly message: string;
  readonly warnings: readonly string[];
}

export interface PublishingProcess extends AsyncDisposable {
  /** Undefined when it was killed over it. */
  publish(order: Order): Promise<Said | undefined>;
  readonly kill: () => void;
}

const program = join(import.meta.dirname, 'programs', 'publish-lines.ts');

/** A process that publishes one post after the other, with a ledger that others have used before it. `folder` is theirs. */
export function startPublishingProcess(folder: string): PublishingProcess {
  // Most of what hundreds of them cost is to compile the same code again.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const child = spawn(process.execPath, [program, join(folder, 'ledger.db')], { env });
  const ended = new Promise<NodeJS.Signals | null>((done) => void child.on('close', (_code, signal) => done(signal)));
  const errors = text(child.stderr);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  // Writing to one that was just killed.
  child.stdin.on('error', () => {});
  return {
    async publish(order) {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      const line = await lines.next();
      if (!line.done) return JSON.parse(line.value);
      if ((await ended) !== 'SIGKILL') throw new Error(`The process broke off: ${await errors}`);
      return undefined;
    },
    kill: () => void child.kill('SIGKILL'),
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await ended;
    },
  };
}
