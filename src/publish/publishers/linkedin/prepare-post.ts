import type { JsonApi } from '../../json-api.ts';
import { irreversible, reversible } from '../../outgoing.ts';
import type { Limit, Outgoing, Post, Prepared } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { holdAgainst, readServiceFacts } from '../../service-facts.ts';
import { countText } from '../../text/count-text.ts';
import { postText } from '../../text/post-text.ts';
import { authorOf } from './api.ts';
import { linkedinOptions, postBody } from './post-body.ts';
import { beginRequest, extrasOf } from './upload-video.ts';

/** What would be sent. LinkedIn tells nothing ahead, so nothing is asked. */
export async function preparePost(post: Post, api: JsonApi, tools: PublisherTools): Promise<Prepared> {
  const { seconds, bytes, width, height } = post.video;
  const facts = await readServiceFacts('linkedin');
  const measured = { caption: countText(postText(post), 'characters'), seconds, bytes, shape: width / height };
  const quota =
    facts.quota === undefined ? [] : [{ name: 'quota', ok: true, value: facts.quota.value, hint: undefined }];
  return {
    requests: requestsOf(post, api, tools),
    limits: [...holdAgainst(facts, measured), ...visibilityLimit(post, tools), ...quota],
    costUsd: 0,
    notes: notesOf(post, tools),
  };
}

function visibilityLimit(post: Post, tools: PublisherTools): readonly Limit[] {
  const { visibility } = linkedinOptions(post, tools);
  const ok = visibility === 'PUBLIC' || authorOf(tools).startsWith('urn:li:person:');
  const hint = ok ? undefined : 'An organisation posts for everybody: leave out the visibility.';
  return [{ name: 'visibility', ok, value: visibility, hint }];
}

function requestsOf(post: Post, api: JsonApi, tools: PublisherTools): readonly Outgoing[] {
  const { cover, captions } = extrasOf(post, tools);
  const video = '<urn of the first answer>';
  const finalize = {
    finalizeUploadRequest: { video, uploadToken: '<of the first answer>', uploadedPartIds: ['<ETag>'] },
  };
  return [
    reversible('POST', api.url('/rest/videos?action=initializeUpload'), beginRequest(post, tools)),
    reversible('PUT', '<uploadUrl of each part>', { file: post.video.path }),
    ...(cover === undefined ? [] : [reversible('PUT', '<thumbnailUploadUrl>', { file: cover.path })]),
    ...(captions === undefined ? [] : [reversible('POST', '<captionsUploadUrl>', { file: captions.path })]),
    reversible('POST', api.url('/rest/videos?action=finalizeUpload'), finalize),
    irreversible('POST', api.url('/rest/posts'), postBody(post, video, tools)),
  ];
}

function notesOf(post: Post, tools: PublisherTools): readonly string[] {
  const isPerson = authorOf(tools).startsWith('urn:li:person:');
  return [
    ...(isPerson
      ? ['A post of a person whose answer is lost cannot be looked up: LinkedIn lets nobody read those.']
      : []),
    ...(post.madeByModel ? ['LinkedIn has no mark for AI footage: say it in the caption.'] : []),
  ];
}
