import type { Post } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import type { Publisher } from '../../publisher.ts';
import { readFigures } from '../meta/figures.ts';
import { graphApi } from '../meta/graph.ts';
import { hostOf } from '../meta/host-of.ts';
import { resumableUpload, sessionOf } from '../meta/resumable-upload.ts';
import { advice } from './advice.ts';
import { feedVideoWay } from './feed-video.ts';
import { finish } from './finish.ts';
import { pagePlacement } from './page-post.ts';
import { prepare } from './prepare.ts';
import { reelWay } from './reel.ts';
import { canSchedule } from './schedule.ts';

// Options, from post.services.facebook: as (page-post.ts).
// Settings of the account: graphVersion, and appId, the app that the token was made for, where `app` does not name it.

const service = 'facebook';

/** Reels and feed videos of a Page. The token is the Page's. */
export function createFacebook(
  tools: PublisherTools,
  { silenceMs = 2 * 60_000 }: { readonly silenceMs?: number } = {},
): Publisher {
  const { account, now } = tools;
  const figures = readFigures(service);
  const { version } = figures.api;
  const scopes = 'pages_manage_posts, pages_read_engagement and pages_show_list';
  const graph = graphApi(tools, { host: hostOf(figures, account, 'facebook'), version, advice, scopes });
  const means = { graph, page: account.id, figures, now };
  const reel = reelWay(means);
  const video = feedVideoWay(means, String(account.settings['appId'] ?? 'app'));
  const wayOf = (post: Post) => (pagePlacement(post) === 'reel' ? reel : video);
  const upload = { graph, tools, hours: figures.upload.hours, silenceMs };

  return {
    service,
    schedules: (post) => canSchedule(post, figures, now()),
    prepare: async (post) => prepare(post, wayOf(post), { figures, now: now() }),
    upload: (post, state, progress) =>
      pagePlacement(post) === 'reel'
        ? resumableUpload(reel.protocol, { post, state }, progress, upload)
        : resumableUpload(video.protocol, { post, state }, progress, upload),
    check: (post, state, signal) => wayOf(post).check(sessionOf(state), signal),
    publish: (post, state, signal) => wayOf(post).publish(post, sessionOf(state), signal),
    find: (post, state, since, signal) => wayOf(post).find(post, sessionOf(state), since, signal),
    async finish(post, published, signal) {
      if (pagePlacement(post) === 'video') await finish(post, published.id, { graph, tools }, signal);
    },
  };
}
