import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Post } from '../../src/publish/post.ts';
import { postFor, publishingServices } from '../e2e/publishing-services.ts';
import { temporaryFolder } from '../generate/temporary-folder.ts';
import { bluesky } from './fault-matrix/columns/bluesky.ts';
import { facebookFeed } from './fault-matrix/columns/facebook-feed.ts';
import { facebookReel } from './fault-matrix/columns/facebook-reel.ts';
import { instagram } from './fault-matrix/columns/instagram.ts';
import { linkedin } from './fault-matrix/columns/linkedin.ts';
import { mastodon } from './fault-matrix/columns/mastodon.ts';
import { pinterest } from './fault-matrix/columns/pinterest.ts';
import { threads } from './fault-matrix/columns/threads.ts';
import { tiktok } from './fault-matrix/columns/tiktok.ts';
import { x } from './fault-matrix/columns/x.ts';
import { youtube } from './fault-matrix/columns/youtube.ts';
import { type Case, type Column, type End, rows } from './fault-matrix/matrix.ts';
import { runCase } from './fault-matrix/run-case.ts';
import { serveFolder, type ServedFolder } from './publishers/threads/serve-folder.ts';

// Every service is a column and everything that may go wrong a row. Each cell goes the whole way, twice: a ledger, the
// service's publisher and HTTP. What is asserted is what a person would find afterwards: what the run said, what the ledger
// says, how often the post is to be seen, how often it was asked for.

const columns = [
  youtube,
  tiktok,
  instagram,
  facebookReel,
  facebookFeed,
  threads,
  x,
  linkedin,
  pinterest,
  bluesky,
  mastodon,
];

test('every service has every row: what becomes of it, or why there is none', () => {
  expect(columns.map(({ service }) => service.name)).toEqual(publishingServices.map(({ name }) => name));
  expect(rows).toHaveLength(10);
  for (const { service, cells } of columns) {
    const named = cells.map(({ row }) => row);
    expect(named, service.name).toEqual(rows);
    expect(cells.filter(isEmpty), service.name).toEqual([]);
  }
});

const isEmpty = ({ cell }: Column['cells'][number]): boolean =>
  typeof cell === 'string' ? !/^none: .{20,}/.test(cell) : cell.length === 0;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let web: ServedFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
  web = await serveFolder(folder.file(''));
});
afterAll(async () => {
  await web.close();
  await folder[Symbol.asyncDispose]();
});

describe.each(columns)('$service.name', (column) => {
  let post: Post;
  beforeAll(async () => {
    post = await postFor(column.service, 1, folder.file(''));
  });

  const cases = column.cells.flatMap(({ row, cell }) =>
    typeof cell === 'string' ? [] : cell.map((one): [string, Case] => [`${row}: ${one.at}`, one]),
  );

  test.each(cases)('%s', async (name, plan) => {
    const own = folder.file(`${column.service.name} ${name}`.replaceAll(/\W+/g, '-'));
    await mkdir(own);
    const { first, next, waitedMs, renewals, unmet } = await runCase(column, plan, {
      folder: own,
      post,
      files: web.address,
    });
    expectEnd(first, plan.first);
    expectEnd(next, plan.next);
    expect(unmet).toEqual([]);
    expect(waitedMs).toBeGreaterThanOrEqual(plan.waitMs ?? 0);
    expect(typeof plan.token === 'number' ? renewals : 1).toBe(1);
    // What may have gone through is not asked for again by the same run.
    expect(first.state === 'failed' ? 1 : first.calls).toBeLessThanOrEqual(1);
  });

  function expectEnd({ words, ...seen }: End & { readonly words: string }, { advice, ...wanted }: End): void {
    expect(seen, words).toEqual(wanted);
    expect(seen.live).toBeLessThanOrEqual(1);
    // What is out without more is not talked about.
    const nothing = /^$/;
    expect(words).toMatch(advice === undefined ? nothing : new RegExp(`\\b${column.service.service}\\b`));
    expect(words).toMatch(advice ?? nothing);
  }
});
