import { ProviderError } from '../../../errors.ts';
import { orAlreadyOut } from '../../or-already-out.ts';
import type { Published, Publisher } from '../../publisher.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { authorOf, linkedinApi } from './api.ts';
import { findPost } from './find-post.ts';
import { postBody } from './post-body.ts';
import { preparePost } from './prepare-post.ts';
import { readVideo } from './read-video.ts';
import { sessionOf } from './upload-state.ts';
import { uploadVideo } from './upload-video.ts';

/**
 * A person or an organisation on LinkedIn; the account's id is its URN. Options: `visibility` (PUBLIC, CONNECTIONS,
 * LOGGED_IN), `cover`, `captions`, `reshare`. Settings of the account: `version` of the API, such as 202607.
 */
export function createLinkedIn(tools: PublisherTools): Publisher {
  const api = linkedinApi(tools);
  const { now } = tools;
  const publisher: Publisher = {
    service: 'linkedin',
    schedules: () => false,
    prepare: (post) => preparePost(post, api, tools),
    upload: (post, state, upload) => uploadVideo(post, state, { api, tools, upload }),
    check: (_post, state, signal) => readVideo(sessionOf(state), api, { now: now(), signal }),
    async publish(post, state, signal) {
      const json = postBody(post, sessionOf(state).video, tools);
      const answer = await api.send({ method: 'POST', path: '/rest/posts', json, effect: 'irreversible', signal });
      const id = answer.headers.get('x-restli-id');
      if (id) return published(id);
      throw new ProviderError('linkedin took the post without saying what it is called.', { provider: 'linkedin' });
    },
    async find(_post, state, since, signal) {
      const id = await findPost({ author: authorOf(tools), video: sessionOf(state).video, since }, api, signal);
      return id === undefined ? undefined : published(id);
    },
  };
  return { ...publisher, publish: orAlreadyOut(publisher, now) };
}

function published(id: string): Published {
  return { id, url: `https://www.linkedin.com/feed/update/${id}/`, state: 'live' };
}
