import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { UserError } from '../../../errors.ts';
import { pictureType } from '../../picture-type.ts';
import type { Post } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { readOptions } from '../../read-options.ts';
import { postText } from '../../text/post-text.ts';

// Longer than what a number holds exactly, so YAML must have it in quotes.
const id = z.union([z.string().regex(/^\d+$/), z.int().nonnegative()]).transform(String);

const options = {
  /** The number of the board, in quotes. */
  board: id.optional(),
  section: id.optional(),
  /** Where a click on the pin leads; the post's link unless said otherwise. */
  link: z.url({ protocol: /^https?$/ }).optional(),
  /** What is to be seen, for those who cannot; the title unless said otherwise. */
  alt: z.string().optional(),
  /** The second of the video that is the cover, in place of the picture that was made. */
  coverSeconds: z.int().nonnegative().optional(),
};

export function pinOptions(post: Post, tools: Pick<PublisherTools, 'account'>) {
  const { board, ...others } = readOptions(options, post, tools);
  const chosen = board ?? id.optional().parse(tools.account.settings['board']);
  if (chosen !== undefined) return { board: chosen, ...others };
  throw new UserError('A pin needs a board.', {
    hint: 'Write its number, in quotes, as post.services.pinterest.board, or as `board` of the account.',
  });
}

/** The words of a pin. */
export function pinWords(post: Post, tools: Pick<PublisherTools, 'account'>) {
  const { link = post.link, alt = post.title } = pinOptions(post, tools);
  return { title: post.title, description: postText(post), link, alt_text: alt };
}

/** POST /v5/pins without the cover. */
export function pinFields(post: Post, media: string, tools: Pick<PublisherTools, 'account'>) {
  const { board, section } = pinOptions(post, tools);
  return {
    board_id: board,
    ...(section === undefined ? {} : { board_section_id: section }),
    ...pinWords(post, tools),
    media_source: { source_type: 'video_id', media_id: media },
  };
}

/** A pin must have a cover: the picture that was made, or a moment of the video. */
export async function pinBody(post: Post, media: string, tools: Pick<PublisherTools, 'account' | 'open'>) {
  const fields = pinFields(post, media, tools);
  return { ...fields, media_source: { ...fields.media_source, ...(await coverOf(post, tools)) } };
}

async function coverOf(post: Post, tools: Pick<PublisherTools, 'account' | 'open'>) {
  const { coverSeconds } = pinOptions(post, tools);
  const { cover } = post;
  if (cover === undefined || coverSeconds !== undefined) return { cover_image_key_frame_time: coverSeconds ?? 0 };
  const picture = await buffer(tools.open(cover.path));
  return { cover_image_content_type: pictureType(cover.path), cover_image_data: picture.toString('base64') };
}
