import { ProviderError } from '../../../errors.ts';
import type { Post, PostFile } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { append, finalize, initialize } from './media-upload.ts';
import { askX, failure } from './x-api.ts';

/** `added`, or why not: a post without them is better than none. */
export async function addSubtitles(
  mediaId: string,
  { locale }: Post,
  srt: PostFile,
  signal: AbortSignal,
  tools: PublisherTools,
): Promise<string> {
  try {
    const kind = { media_type: 'text/srt', media_category: 'subtitles' } as const;
    const { id } = await initialize(srt, kind, signal, tools);
    await append(id, 0, srt, signal, tools);
    await finalize(id, signal, tools);
    const language = new Intl.Locale(locale).language;
    const display_name = new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
    const subtitles = { id, language_code: language.toUpperCase(), display_name };
    const body = { id: mediaId, media_category: 'TweetVideo', subtitles };
    const answer = await askX({ path: '/2/media/subtitles', body, effect: 'reversible', signal }, tools);
    if (answer.status < 200 || answer.status > 299) throw failure(answer, 'reversible', tools);
    return 'added';
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ProviderError)) throw error;
    return error.message;
  }
}
