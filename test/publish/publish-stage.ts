import { writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { onTestFinished } from 'vitest';
import type { Ledger } from '../../src/ledger/ledger.ts';
import type { PostRecord } from '../../src/ledger/posts.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { checkFiles } from '../../src/publish/finished-video.ts';
import type { Post } from '../../src/publish/post.ts';
import { postKey } from '../../src/publish/post-key.ts';
import type { PostResult } from '../../src/publish/post-outcome.ts';
import type { PublishContext } from '../../src/publish/publish-context.ts';
import type { PostEvent } from '../../src/publish/publish-event.ts';
import { defaultPatience } from '../../src/publish/publish-patience.ts';
import { type Errand, publishPost } from '../../src/publish/publish-post.ts';
import type { Publisher } from '../../src/publish/publisher.ts';
import { createTestClock, type TestClock } from '../run/test-clock.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

export interface PublishStage {
  readonly clock: TestClock;
  /** What the ledger says of all posts. */
  readonly states: () => Promise<PostRecord['state'][]>;
  readonly events: readonly PostEvent[];
  readonly warnings: readonly string[];
  readonly post: (change?: Partial<Post>) => Post;
  /** One run of a process of its own, with a ledger handle of its own. */
  readonly run: (post: Post, publisher: Publisher, options?: RunOptions) => Promise<PostResult>;
  /** A ledger for runs that live side by side. */
  readonly shared: () => Promise<Ledger>;
  /** Puts other bytes where the video is. */
  readonly changeVideo: (text: string) => void;
}

type Around = <T extends object>(target: T) => T;

interface RunOptions extends Partial<Pick<Errand, 'again' | 'round' | 'dueMs'>> {
  readonly tools?: Partial<PublishContext>;
  /** Beside others that live: on one handle, since two in one thread would wait for each other for ever. */
  readonly beside?: Promise<Ledger>;
  /** Between the run and what it touches. */
  readonly around?: Around;
}

/** A real ledger and a real file, on a clock of their own. A run counts as dead once the next one begins. */
export function createPublishStage(): PublishStage {
  const folder = temporaryFolder();
  const file = join(folder, 'ledger.db');
  const clock = createTestClock();
  const events: PostEvent[] = [];
  const warnings: string[] = [];
  const video = join(folder, 'teaser.mp4');
  let sha256 = '';
  let bytes = 0;
  const changeVideo = (text: string): void => {
    writeFileSync(video, text);
    sha256 = createHash('sha256').update(text).digest('hex');
    bytes = text.length;
  };
  changeVideo('a video of 22 letters.');
  let runs = 0;
  const open = async (alive: (pid: number) => boolean): Promise<Ledger> => {
    const ledger = await openLedger(file, { now: () => new Date(clock.now()), isAlive: alive });
    onTestFinished(() => ledger.close());
    return ledger;
  };

  return {
    clock,
    states: async () => {
      const ledger = await open(() => false);
      return (await ledger.posts()).map(({ state }) => state);
    },
    events,
    warnings,
    changeVideo,
    shared: () => open(() => true),
    post: (change = {}) => postOf({ path: video, sha256, bytes, seconds: 5, width: 1080, height: 1920 }, change),
    async run(post, publisher, { tools = {}, around = plain, beside, ...errand } = {}) {
      runs += 1;
      const pid = runs;
      const ledger = around(clock.hold(await (beside ?? open((other) => other === pid))));
      await ledger.beginRun({ id: `run-${pid}`, campaign: post.campaign, pid, host: 'here' });
      const guarded = around(publisher);
      const context: PublishContext = {
        run: `run-${pid}`,
        ledger,
        publisher: async () => guarded,
        mayGoOut: (one) => checkFiles(one),
        checkLease: () => {},
        uploads: pLimit(4),
        turn: () => pLimit(1),
        clock,
        random: () => 0.5,
        signal: new AbortController().signal,
        lastWords: new AbortController().signal,
        patience: defaultPatience,
        emit: (event) => void events.push(event),
        warn: (message) => void warnings.push(message),
        ...tools,
      };
      return await publishPost({ post, round: 0, again: false, dueMs: undefined, ...errand }, context);
    },
  };
}

const plain: Around = (target) => target;

function postOf(video: Post['video'], change: Partial<Post>): Post {
  const target = { campaign: 'aurora', deliverable: 'teaser/tiktok/en', service: 'test', accountId: 'id-1', ...change };
  return {
    key: postKey(target, 0),
    platform: 'tiktok',
    account: 'brand',
    video,
    cover: undefined,
    captions: undefined,
    locale: 'en',
    title: undefined,
    caption: 'The night is yours.',
    hashtags: [],
    madeByModel: true,
    schedule: undefined,
    options: {},
    ...target,
  };
}
