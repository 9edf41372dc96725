import { z } from 'zod';
import { beforehand } from '../../beforehand.ts';
import type { Published, Publisher } from '../../publisher.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { pinterestApi } from './api.ts';
import { findPin } from './find-pin.ts';
import { mediaOf, readMedia, uploadMedia } from './media.ts';
import { pinBody, pinOptions, pinWords } from './pin.ts';
import { preparePin } from './prepare-pin.ts';

/**
 * Pins with a video. Options: `board` (or as a setting of the account), `section`, `link`, `alt`, `coverSeconds`.
 */
export function createPinterest(tools: PublisherTools): Publisher {
  const api = pinterestApi(tools);
  return {
    service: 'pinterest',
    schedules: () => false,
    prepare: (post) => preparePin(post, api, tools),
    upload: (post, state, upload) => uploadMedia(post, state, { api, tools, upload }),
    check: (_post, state, signal) => readMedia(mediaOf(state), api, signal),
    async publish(post, state, signal) {
      const json = await beforehand(pinBody(post, mediaOf(state), tools));
      const request = { method: 'POST', path: '/v5/pins', json, effect: 'irreversible', signal } as const;
      return published((await api.ask(z.object({ id: z.string().min(1) }), request)).id);
    },
    async find(post, _state, since, signal) {
      const { board } = pinOptions(post, tools);
      return published(await findPin({ board, words: pinWords(post, tools), since }, api, signal));
    },
  };
}

function published(id: string): Published {
  return { id, url: `https://www.pinterest.com/pin/${id}/`, state: 'live' };
}
